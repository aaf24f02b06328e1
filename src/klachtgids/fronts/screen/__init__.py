# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the fronts on a whole terminal screen share: how words come onto it, its three looks, and an app with a thread.

Invariant: nothing here knows a conversation or a desk; it imports Textual and what lies below the fronts.
"""
