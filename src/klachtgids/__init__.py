# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""klachtgids: a guided conversation for people who want to be heard."""

__version__ = "0.1.0"
