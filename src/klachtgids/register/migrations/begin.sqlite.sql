-- SPDX-FileCopyrightText: 2026 klachtgids contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Written from the migrations by `python -m klachtgids.register.begin`; change those.

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 0001

CREATE TABLE gebeurtenis (
    volgnr INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    op DATETIME NOT NULL,
    zaak_id CHAR(32),
    actor VARCHAR(64) NOT NULL,
    namens VARCHAR(64),
    wat VARCHAR(64) NOT NULL,
    code VARCHAR(64)
);

CREATE INDEX ix_gebeurtenis_zaak_id ON gebeurtenis (zaak_id);

CREATE TABLE register_meta (
    id INTEGER NOT NULL,
    soort VARCHAR(32) NOT NULL,
    gemaakt_op DATETIME NOT NULL,
    CONSTRAINT pk_register_meta PRIMARY KEY (id),
    CONSTRAINT ck_register_meta_registersoort CHECK (soort IN ('oefen', 'echt'))
);

CREATE TABLE teller (
    letter VARCHAR(1) NOT NULL,
    jaar INTEGER NOT NULL,
    laatste INTEGER NOT NULL,
    CONSTRAINT pk_teller PRIMARY KEY (letter, jaar)
);

CREATE TABLE telling (
    "key" CHAR(32) NOT NULL,
    wat VARCHAR(64) NOT NULL,
    organisatie VARCHAR(64),
    maand VARCHAR(7) NOT NULL,
    CONSTRAINT pk_telling PRIMARY KEY ("key")
);

CREATE TABLE zaak (
    id CHAR(32) NOT NULL,
    nummer VARCHAR(24) NOT NULL,
    filing_key CHAR(32) NOT NULL,
    body_hash BLOB NOT NULL,
    oefen BOOLEAN NOT NULL,
    regeling VARCHAR(64) NOT NULL,
    regeling_versie VARCHAR(64) NOT NULL,
    dialogen_versie VARCHAR(80) NOT NULL,
    organisatie VARCHAR(64) NOT NULL,
    soort VARCHAR(32) NOT NULL,
    kanaal VARCHAR(32) NOT NULL,
    aard VARCHAR(64),
    onderwerp VARCHAR(64),
    stage VARCHAR(64) NOT NULL,
    ontvangen_op DATETIME NOT NULL,
    geregistreerd_op DATETIME NOT NULL,
    gebeurtenis_van DATE,
    gebeurtenis_tot DATE,
    gebeurtenis_precisie VARCHAR(32) NOT NULL,
    hoedanigheid VARCHAR(64),
    leeftijdsgroep VARCHAR(64),
    te_laat BOOLEAN,
    veiligheid BOOLEAN NOT NULL,
    taal VARCHAR(12) NOT NULL,
    tolk VARCHAR(64),
    beklaagde_soort VARCHAR(64),
    beklaagde_functie VARCHAR(64),
    locatie VARCHAR(64),
    besproken JSON NOT NULL,
    elders JSON NOT NULL,
    hoofdzaak_id CHAR(32),
    behandelaar VARCHAR(64),
    uitspraak VARCHAR(32),
    afloop VARCHAR(32),
    afloop_grond VARCHAR(64),
    terugkoppeling_op DATE,
    terugkoppeling_wijze VARCHAR(64),
    afsluitdatum DATE,
    bewaren_tot DATE,
    bewaren_grond VARCHAR(64),
    versie INTEGER NOT NULL,
    CONSTRAINT pk_zaak PRIMARY KEY (id),
    CONSTRAINT fk_zaak_hoofdzaak_id FOREIGN KEY(hoofdzaak_id) REFERENCES zaak (id),
    CONSTRAINT uq_zaak_filing_key UNIQUE (filing_key),
    CONSTRAINT uq_zaak_nummer UNIQUE (nummer),
    CONSTRAINT ck_zaak_soort CHECK (soort IN ('klacht', 'signaal', 'compliment', 'mondeling')),
    CONSTRAINT ck_zaak_kanaal CHECK (kanaal IN ('app', 'kiosk', 'web', 'e-mail', 'post', 'balie', 'telefoon')),
    CONSTRAINT ck_zaak_precisie CHECK (gebeurtenis_precisie IN ('dag', 'week', 'maand', 'jaar', 'periode', 'onbekend')),
    CONSTRAINT ck_zaak_uitspraak CHECK (uitspraak IN ('gegrond', 'deels gegrond', 'ongegrond', 'geen oordeel')),
    CONSTRAINT ck_zaak_afloop CHECK (afloop IN ('beoordeeld', 'opgelost naar tevredenheid', 'ingetrokken', 'niet in behandeling', 'beeindigd externe route', 'doorverwezen', 'afgehandeld'))
);

CREATE INDEX ix_zaak_behandelaar_stage ON zaak (behandelaar, stage, ontvangen_op, id);

CREATE INDEX ix_zaak_hoofdzaak_id ON zaak (hoofdzaak_id);

CREATE INDEX ix_zaak_ontvangen_op ON zaak (ontvangen_op, id);

CREATE INDEX ix_zaak_organisatie_stage ON zaak (organisatie, stage, ontvangen_op, id);

CREATE TABLE betrokkene (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    rol VARCHAR(32) NOT NULL,
    hoedanigheid VARCHAR(64),
    soort VARCHAR(64),
    functie VARCHAR(64),
    machtiging VARCHAR(64),
    voorkeur VARCHAR(64),
    voicemail BOOLEAN,
    medewerker VARCHAR(64),
    geinformeerd_op DATETIME,
    CONSTRAINT pk_betrokkene PRIMARY KEY (id),
    CONSTRAINT fk_betrokkene_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id),
    CONSTRAINT ck_betrokkene_rol CHECK (rol IN ('klager', 'client', 'indiener', 'ondersteuner', 'beklaagde', 'meegenomen'))
);

CREATE INDEX ix_betrokkene_zaak_id ON betrokkene (zaak_id);

CREATE TABLE inhoud (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    "row" CHAR(32) NOT NULL,
    kind VARCHAR(64) NOT NULL,
    versie INTEGER NOT NULL,
    format SMALLINT NOT NULL,
    blob BLOB NOT NULL,
    actor VARCHAR(64) NOT NULL,
    op DATETIME NOT NULL,
    CONSTRAINT pk_inhoud PRIMARY KEY (id),
    CONSTRAINT fk_inhoud_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id),
    CONSTRAINT uq_inhoud_row_kind_versie UNIQUE ("row", kind, versie)
);

CREATE INDEX ix_inhoud_zaak_id ON inhoud (zaak_id);

CREATE TABLE stap (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    soort VARCHAR(64) NOT NULL,
    op DATETIME NOT NULL,
    actor VARCHAR(64) NOT NULL,
    van_stage VARCHAR(64),
    naar_stage VARCHAR(64),
    CONSTRAINT pk_stap PRIMARY KEY (id),
    CONSTRAINT fk_stap_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id)
);

CREATE INDEX ix_stap_zaak_id ON stap (zaak_id);

CREATE TABLE toestemming (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    reikwijdte VARCHAR(64) NOT NULL,
    ontvanger VARCHAR(64),
    tekst_digest VARCHAR(80) NOT NULL,
    keuze VARCHAR(32) NOT NULL,
    op DATETIME NOT NULL,
    ingetrokken_op DATETIME,
    CONSTRAINT pk_toestemming PRIMARY KEY (id),
    CONSTRAINT fk_toestemming_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id),
    CONSTRAINT ck_toestemming_keuze CHECK (keuze IN ('ja', 'nee'))
);

CREATE INDEX ix_toestemming_zaak_id ON toestemming (zaak_id);

CREATE TABLE bericht (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    aan_id CHAR(32),
    sjabloon VARCHAR(64) NOT NULL,
    kanaal VARCHAR(16) NOT NULL,
    voor_klager BOOLEAN NOT NULL,
    stand VARCHAR(32) NOT NULL,
    gemaakt_op DATETIME NOT NULL,
    pogingen INTEGER NOT NULL,
    volgende_poging DATETIME,
    geclaimd_tot DATETIME,
    fout_code VARCHAR(64),
    verzonden_op DATETIME,
    CONSTRAINT pk_bericht PRIMARY KEY (id),
    CONSTRAINT fk_bericht_aan_id FOREIGN KEY(aan_id) REFERENCES betrokkene (id),
    CONSTRAINT fk_bericht_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id),
    CONSTRAINT ck_bericht_berichtstand CHECK (stand IN ('wacht', 'verzonden', 'geparkeerd'))
);

CREATE INDEX ix_bericht_wachtend ON bericht (volgende_poging, id) WHERE stand = 'wacht';

CREATE INDEX ix_bericht_zaak_id ON bericht (zaak_id);

CREATE TABLE klachtonderdeel (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    volgnr INTEGER NOT NULL,
    beklaagde_id CHAR(32),
    gebeurtenis_van DATE,
    gebeurtenis_tot DATE,
    gebeurtenis_precisie VARCHAR(32) NOT NULL,
    aard JSON NOT NULL,
    uitspraak VARCHAR(32),
    versie INTEGER NOT NULL,
    CONSTRAINT pk_klachtonderdeel PRIMARY KEY (id),
    CONSTRAINT fk_klachtonderdeel_beklaagde_id FOREIGN KEY(beklaagde_id) REFERENCES betrokkene (id),
    CONSTRAINT fk_klachtonderdeel_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id),
    CONSTRAINT uq_klachtonderdeel_zaak_id_volgnr UNIQUE (zaak_id, volgnr),
    CONSTRAINT ck_klachtonderdeel_precisie CHECK (gebeurtenis_precisie IN ('dag', 'week', 'maand', 'jaar', 'periode', 'onbekend')),
    CONSTRAINT ck_klachtonderdeel_uitspraak CHECK (uitspraak IN ('gegrond', 'deels gegrond', 'ongegrond', 'geen oordeel'))
);

CREATE INDEX ix_klachtonderdeel_zaak_id ON klachtonderdeel (zaak_id);

CREATE TABLE termijn (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    rule VARCHAR(64) NOT NULL,
    artikel VARCHAR(64),
    start DATE NOT NULL,
    kalender VARCHAR(32) NOT NULL,
    uiterlijk DATE NOT NULL,
    streef DATE,
    wettelijk DATE,
    overgeslagen JSON NOT NULL,
    eigenaar VARCHAR(64),
    bewaker VARCHAR(64),
    vervangt_id CHAR(32),
    verplaatst_door VARCHAR(64),
    verplaatst_op DATETIME,
    reden_id CHAR(32),
    vervallen_op DATETIME,
    gehaald_op DATETIME,
    CONSTRAINT pk_termijn PRIMARY KEY (id),
    CONSTRAINT fk_termijn_reden_id FOREIGN KEY(reden_id) REFERENCES inhoud (id),
    CONSTRAINT fk_termijn_vervangt_id FOREIGN KEY(vervangt_id) REFERENCES termijn (id),
    CONSTRAINT fk_termijn_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id),
    CONSTRAINT ck_termijn_kalender CHECK (kalender IN ('werkdagen', 'wettelijk', 'kalender'))
);

CREATE INDEX ix_termijn_open ON termijn (uiterlijk, id) WHERE gehaald_op IS NULL AND vervallen_op IS NULL;

CREATE INDEX ix_termijn_zaak_id ON termijn (zaak_id);

CREATE TABLE oordeel (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    onderdeel_id CHAR(32),
    uitspraak VARCHAR(32) NOT NULL,
    getoetst_aan VARCHAR(64),
    bemiddelbaar BOOLEAN,
    op DATETIME NOT NULL,
    actor VARCHAR(64) NOT NULL,
    CONSTRAINT pk_oordeel PRIMARY KEY (id),
    CONSTRAINT fk_oordeel_onderdeel_id FOREIGN KEY(onderdeel_id) REFERENCES klachtonderdeel (id),
    CONSTRAINT fk_oordeel_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id),
    CONSTRAINT ck_oordeel_uitspraak CHECK (uitspraak IN ('gegrond', 'deels gegrond', 'ongegrond', 'geen oordeel'))
);

CREATE INDEX ix_oordeel_zaak_id ON oordeel (zaak_id);

CREATE TABLE maatregel (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    oordeel_id CHAR(32),
    wie VARCHAR(64) NOT NULL,
    uiterlijk DATE,
    gereed_op DATE,
    CONSTRAINT pk_maatregel PRIMARY KEY (id),
    CONSTRAINT fk_maatregel_oordeel_id FOREIGN KEY(oordeel_id) REFERENCES oordeel (id),
    CONSTRAINT fk_maatregel_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id)
);

CREATE INDEX ix_maatregel_zaak_id ON maatregel (zaak_id);

CREATE TRIGGER gebeurtenis_update BEFORE UPDATE ON gebeurtenis BEGIN SELECT RAISE(ABORT, 'gebeurtenis_update: history stays'); END;

CREATE TRIGGER gebeurtenis_delete BEFORE DELETE ON gebeurtenis BEGIN SELECT RAISE(ABORT, 'gebeurtenis_delete: history stays'); END;

CREATE TRIGGER inhoud_update BEFORE UPDATE ON inhoud BEGIN SELECT RAISE(ABORT, 'inhoud_update: history stays'); END;

CREATE TRIGGER zaak_update BEFORE UPDATE OF id, nummer, filing_key, body_hash, oefen, ontvangen_op, geregistreerd_op ON zaak BEGIN SELECT RAISE(ABORT, 'zaak_update: history stays'); END;

INSERT INTO alembic_version (version_num) VALUES ('0001') RETURNING version_num;

-- Running upgrade 0001 -> 0002

ALTER TABLE stap ADD COLUMN rol VARCHAR(64);

ALTER TABLE stap ADD COLUMN versie INTEGER;

ALTER TABLE bericht ADD COLUMN aan VARCHAR(64);

ALTER TABLE bericht ADD COLUMN stap CHAR(32);

ALTER TABLE bericht ADD COLUMN tekent VARCHAR(64);

CREATE INDEX ix_zaak_open ON zaak (ontvangen_op, id) WHERE afsluitdatum IS NULL;

CREATE TABLE medewerker (
    id VARCHAR(64) NOT NULL,
    aanduiding VARCHAR(80) NOT NULL,
    organisaties JSON NOT NULL,
    rollen JSON NOT NULL,
    wachtwoord BLOB,
    actief BOOLEAN NOT NULL,
    gemaakt_op DATETIME NOT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT pk_medewerker PRIMARY KEY (id)
);

CREATE TABLE zaak_medewerker (
    zaak_id CHAR(32) NOT NULL,
    medewerker VARCHAR(64) NOT NULL,
    relatie VARCHAR(32) NOT NULL,
    op DATETIME NOT NULL,
    actor VARCHAR(64) NOT NULL,
    tot DATETIME,
    CONSTRAINT pk_zaak_medewerker PRIMARY KEY (zaak_id, medewerker, relatie),
    CONSTRAINT fk_zaak_medewerker_medewerker FOREIGN KEY(medewerker) REFERENCES medewerker (id),
    CONSTRAINT fk_zaak_medewerker_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id),
    CONSTRAINT ck_zaak_medewerker_relatie CHECK (relatie IN ('beklaagde', 'betrokken', 'hulp', 'bijstand'))
);

CREATE INDEX ix_zaak_medewerker_medewerker ON zaak_medewerker (medewerker, zaak_id);

CREATE TRIGGER stap_update BEFORE UPDATE ON stap BEGIN SELECT RAISE(ABORT, 'stap_update: history stays'); END;

UPDATE alembic_version SET version_num='0002' WHERE alembic_version.version_num = '0001';

-- Running upgrade 0002 -> 0003

ALTER TABLE medewerker ADD COLUMN email VARCHAR(80);

DROP INDEX ix_bericht_wachtend;

DROP INDEX ix_bericht_zaak_id;

ALTER TABLE bericht RENAME TO bericht_0002;

CREATE TABLE bericht (
    id CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    aan_id CHAR(32),
    sjabloon VARCHAR(64) NOT NULL,
    kanaal VARCHAR(16) NOT NULL,
    voor_klager BOOLEAN NOT NULL,
    stand VARCHAR(32) NOT NULL,
    gemaakt_op DATETIME NOT NULL,
    pogingen INTEGER NOT NULL,
    volgende_poging DATETIME,
    geclaimd_tot DATETIME,
    fout_code VARCHAR(64),
    verzonden_op DATETIME,
    aan VARCHAR(64),
    stap CHAR(32),
    tekent VARCHAR(64),
    termijn_id CHAR(32),
    CONSTRAINT pk_bericht PRIMARY KEY (id),
    CONSTRAINT fk_bericht_aan_id FOREIGN KEY(aan_id) REFERENCES betrokkene (id),
    CONSTRAINT fk_bericht_termijn_id FOREIGN KEY(termijn_id) REFERENCES termijn (id),
    CONSTRAINT fk_bericht_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id),
    CONSTRAINT ck_bericht_berichtstand CHECK (stand IN ('wacht', 'bezig', 'verzonden', 'mislukt', 'onzeker', 'vervallen'))
);

INSERT INTO bericht (id, zaak_id, aan_id, sjabloon, kanaal, voor_klager, stand, gemaakt_op, pogingen, volgende_poging, geclaimd_tot, fout_code, verzonden_op, aan, stap, tekent) SELECT id, zaak_id, aan_id, sjabloon, kanaal, voor_klager, CASE stand WHEN 'geparkeerd' THEN 'mislukt' ELSE stand END, gemaakt_op, pogingen, volgende_poging, geclaimd_tot, fout_code, verzonden_op, aan, stap, tekent FROM bericht_0002;

DROP TABLE bericht_0002;

CREATE INDEX ix_bericht_zaak_id ON bericht (zaak_id);

CREATE INDEX ix_bericht_wachtend ON bericht (kanaal, volgende_poging, id) WHERE stand = 'wacht';

CREATE INDEX ix_bericht_stokt ON bericht (stand, gemaakt_op, id) WHERE stand IN ('bezig', 'mislukt', 'onzeker');

CREATE TABLE herinnering (
    zaak_id CHAR(32) NOT NULL,
    termijn_id CHAR(32) NOT NULL,
    soort VARCHAR(32) NOT NULL,
    op DATETIME NOT NULL,
    CONSTRAINT pk_herinnering PRIMARY KEY (zaak_id, termijn_id, soort),
    CONSTRAINT fk_herinnering_termijn_id FOREIGN KEY(termijn_id) REFERENCES termijn (id),
    CONSTRAINT fk_herinnering_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id)
);

CREATE TABLE werkronde (
    werk VARCHAR(32) NOT NULL,
    laatst_op DATETIME NOT NULL,
    gelukt_op DATETIME,
    fout_code VARCHAR(64),
    CONSTRAINT pk_werkronde PRIMARY KEY (werk)
);

UPDATE alembic_version SET version_num='0003' WHERE alembic_version.version_num = '0002';

-- Running upgrade 0003 -> 0004

ALTER TABLE zaak ADD COLUMN eerste_uiterlijk DATE;

ALTER TABLE zaak ADD COLUMN ook_functie VARCHAR(64);

UPDATE zaak SET eerste_uiterlijk = (SELECT min(t.uiterlijk) FROM termijn t WHERE t.zaak_id = zaak.id AND t.gehaald_op IS NULL AND t.vervallen_op IS NULL);

UPDATE zaak SET ook_functie = (SELECT CASE WHEN min(b.functie) = max(b.functie) THEN min(b.functie) ELSE 'meer' END FROM betrokkene b WHERE b.zaak_id = zaak.id AND b.rol = 'beklaagde' AND b.functie IS NOT NULL AND (zaak.beklaagde_functie IS NULL OR b.functie <> zaak.beklaagde_functie) GROUP BY b.zaak_id);

CREATE INDEX ix_zaak_eerst ON zaak (eerste_uiterlijk, id) WHERE eerste_uiterlijk IS NOT NULL;

CREATE INDEX ix_zaak_eerst_organisatie ON zaak (organisatie, eerste_uiterlijk, id) WHERE eerste_uiterlijk IS NOT NULL;

CREATE INDEX ix_zaak_eerst_stage ON zaak (stage, eerste_uiterlijk, id) WHERE eerste_uiterlijk IS NOT NULL;

CREATE INDEX ix_zaak_eerst_behandelaar ON zaak (behandelaar, eerste_uiterlijk, id) WHERE eerste_uiterlijk IS NOT NULL;

CREATE INDEX ix_zaak_eerst_beklaagde_functie ON zaak (beklaagde_functie, eerste_uiterlijk, id) WHERE eerste_uiterlijk IS NOT NULL;

CREATE INDEX ix_zaak_open_organisatie ON zaak (organisatie, ontvangen_op, id) WHERE afsluitdatum IS NULL;

CREATE INDEX ix_zaak_open_stage ON zaak (stage, ontvangen_op, id) WHERE afsluitdatum IS NULL;

CREATE INDEX ix_zaak_open_behandelaar ON zaak (behandelaar, ontvangen_op, id) WHERE afsluitdatum IS NULL;

CREATE INDEX ix_zaak_beklaagde_functie ON zaak (beklaagde_functie, ontvangen_op, id);

CREATE INDEX ix_zaak_ook_functie ON zaak (ook_functie, afsluitdatum, id) WHERE ook_functie IS NOT NULL;

CREATE INDEX ix_gebeurtenis_geopend ON gebeurtenis (actor, zaak_id, volgnr) WHERE wat = 'inhoud geopend';

CREATE TRIGGER termijn_first_insert AFTER INSERT ON termijn BEGIN UPDATE zaak SET eerste_uiterlijk = (SELECT min(t.uiterlijk) FROM termijn t WHERE t.zaak_id = NEW.zaak_id AND t.gehaald_op IS NULL AND t.vervallen_op IS NULL) WHERE id = NEW.zaak_id AND eerste_uiterlijk IS NOT (SELECT min(t.uiterlijk) FROM termijn t WHERE t.zaak_id = NEW.zaak_id AND t.gehaald_op IS NULL AND t.vervallen_op IS NULL); END;

CREATE TRIGGER termijn_first_update AFTER UPDATE OF uiterlijk, gehaald_op, vervallen_op ON termijn BEGIN UPDATE zaak SET eerste_uiterlijk = (SELECT min(t.uiterlijk) FROM termijn t WHERE t.zaak_id = NEW.zaak_id AND t.gehaald_op IS NULL AND t.vervallen_op IS NULL) WHERE id = NEW.zaak_id AND eerste_uiterlijk IS NOT (SELECT min(t.uiterlijk) FROM termijn t WHERE t.zaak_id = NEW.zaak_id AND t.gehaald_op IS NULL AND t.vervallen_op IS NULL); END;

CREATE TRIGGER betrokkene_other_insert AFTER INSERT ON betrokkene WHEN NEW.rol = 'beklaagde' AND NEW.functie IS NOT NULL BEGIN UPDATE zaak SET ook_functie = CASE WHEN coalesce(ook_functie, NEW.functie) = NEW.functie THEN NEW.functie ELSE 'meer' END WHERE id = NEW.zaak_id AND beklaagde_functie IS NOT NEW.functie; END;

UPDATE alembic_version SET version_num='0004' WHERE alembic_version.version_num = '0003';

-- Running upgrade 0004 -> 0005

CREATE INDEX ix_gebeurtenis_account ON gebeurtenis (actor, code, volgnr) WHERE zaak_id IS NULL;

UPDATE alembic_version SET version_num='0005' WHERE alembic_version.version_num = '0004';

-- Running upgrade 0005 -> 0006

CREATE INDEX ix_maatregel_open ON maatregel (uiterlijk, zaak_id) WHERE gereed_op IS NULL AND uiterlijk IS NOT NULL;

UPDATE alembic_version SET version_num='0006' WHERE alembic_version.version_num = '0005';

-- Running upgrade 0006 -> 0007

DROP INDEX ix_zaak_organisatie_stage;

CREATE INDEX ix_zaak_open_organisatie_stage ON zaak (organisatie, stage, ontvangen_op, id) WHERE afsluitdatum IS NULL;

CREATE INDEX ix_zaak_open_beklaagde_functie ON zaak (beklaagde_functie, ontvangen_op, id) WHERE afsluitdatum IS NULL;

CREATE INDEX ix_zaak_ook_functie_ontvangen ON zaak (ook_functie, ontvangen_op, id) WHERE ook_functie IS NOT NULL;

CREATE INDEX ix_zaak_eerst_organisatie_stage ON zaak (organisatie, stage, eerste_uiterlijk, id) WHERE eerste_uiterlijk IS NOT NULL;

CREATE INDEX ix_zaak_eerst_organisatie_beklaagde_functie ON zaak (organisatie, beklaagde_functie, eerste_uiterlijk, id) WHERE eerste_uiterlijk IS NOT NULL;

UPDATE alembic_version SET version_num='0007' WHERE alembic_version.version_num = '0006';

-- Running upgrade 0007 -> 0008

ALTER TABLE maatregel ADD COLUMN stap CHAR(32);

ALTER TABLE maatregel ADD COLUMN vervallen_op DATETIME;

ALTER TABLE bericht ADD COLUMN retour_op DATETIME;

UPDATE maatregel SET stap = (SELECT s.id FROM inhoud i JOIN stap s ON s.zaak_id = i.zaak_id AND s.op = i.op WHERE i.row = maatregel.id AND i.kind = 'wat' ORDER BY s.versie DESC LIMIT 1);

DROP INDEX ix_maatregel_open;

CREATE INDEX ix_maatregel_open ON maatregel (uiterlijk, zaak_id) WHERE gereed_op IS NULL AND vervallen_op IS NULL AND uiterlijk IS NOT NULL;

CREATE TABLE afspraak (
    stap CHAR(32) NOT NULL,
    zaak_id CHAR(32) NOT NULL,
    dag DATE NOT NULL,
    tijd VARCHAR(5),
    CONSTRAINT pk_afspraak PRIMARY KEY (stap),
    CONSTRAINT fk_afspraak_stap FOREIGN KEY(stap) REFERENCES stap (id),
    CONSTRAINT fk_afspraak_zaak_id FOREIGN KEY(zaak_id) REFERENCES zaak (id)
);

CREATE INDEX ix_afspraak_zaak_id ON afspraak (zaak_id);

INSERT INTO afspraak (stap, zaak_id, dag) SELECT i.row, i.zaak_id, CAST(i.blob AS TEXT) FROM inhoud i JOIN stap s ON s.id = i.row WHERE i.kind IN ('afspraak_op', 'vervolggesprek_op') AND i.versie = 1 AND i.format = 0;

UPDATE alembic_version SET version_num='0008' WHERE alembic_version.version_num = '0007';

-- Running upgrade 0008 -> 0009

CREATE INDEX ix_gebeurtenis_code ON gebeurtenis (code) WHERE wat = 'code vervangen';

UPDATE alembic_version SET version_num='0009' WHERE alembic_version.version_num = '0008';
