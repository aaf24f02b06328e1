# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language of dialogues: files in, questions and outcomes out. It knows no front, no register and no clock."""
