# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done to a zaak after it was filed: one public function = one use case = one transaction.

Invariant: `toegang.mag` decides who may, the procedure of the regeling decides what may be, and the register keeps it;
a refusal is a value that names its source. The modules: `toegang` (who), `desk` (with what), `reading`, `steps`,
`gegevens` (what a form gives), `accounts`, and `klager` (what the klager does, who has a code and no account).
"""
