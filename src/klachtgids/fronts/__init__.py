# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ways to hold the conversation: each shows a turn and hands back what was typed; none holds a rule."""
