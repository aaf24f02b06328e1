# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The regulations as data and arithmetic: models and loading (`file`), calendars (`kalender`), dates (`termijn`)."""
