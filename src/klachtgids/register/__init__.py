# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shared register: what was filed, by whom it is handled and when, and the text of persons apart from all that.

Invariant: one public method = one transaction, with its actor and its gebeurtenis in it; a filing is one zaak however
often it is sent. The modules: `terms` and `filing` (what crosses, light), `tables` (what is kept), `register` (the
only one that writes), `migrate` (how it is brought to this version), `migrations/` (how it came to be).
"""
