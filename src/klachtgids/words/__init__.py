# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the program: wording, translation, cleaning. Nothing here knows a regulation or a dialogue."""
