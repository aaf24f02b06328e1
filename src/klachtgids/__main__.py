# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m klachtgids` is the command `klachtgids`."""

import sys

from klachtgids.cli import main

sys.exit(main())
