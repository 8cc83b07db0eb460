-- Resources. The row says which version is the current one; every version's text is in resource_version.
CREATE TABLE resource (
  pk BIGINT NOT NULL PRIMARY KEY,
  type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fhir_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  updated_at BIGINT NOT NULL,
  deleted BOOLEAN NOT NULL,
  UNIQUE KEY by_id (type, fhir_id),
  KEY by_change (type, updated_at, pk),
  KEY by_type (type, deleted, pk)
) CHARACTER SET utf8mb4;

CREATE TABLE resource_version (
  pk BIGINT NOT NULL,
  version INT NOT NULL,
  type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  updated_at BIGINT NOT NULL,
  method CHAR(1) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body LONGBLOB NOT NULL,
  PRIMARY KEY (pk, version),
  KEY by_time (type, updated_at, pk, version)
) CHARACTER SET utf8mb4;

-- Whose data a resource is. Rows are only ever added: what was once of a patient stays guarded by that patient's consents.
CREATE TABLE resource_patient (
  pk BIGINT NOT NULL,
  patient_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (pk, patient_id),
  KEY by_patient (patient_id, pk)
) CHARACTER SET utf8mb4;

-- Codes that earlier versions had, so that a consent about a code also guards the history.
CREATE TABLE resource_past_code (
  pk BIGINT NOT NULL,
  code_hash BIGINT NOT NULL,
  system_hash BIGINT NOT NULL,
  PRIMARY KEY (pk, code_hash, system_hash)
) CHARACTER SET utf8mb4;

-- Search parameters by number, which is what the index rows carry.
CREATE TABLE search_param (
  id SMALLINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  UNIQUE KEY by_name (type, name)
) CHARACTER SET utf8mb4;

-- The index. What is searched for comes first in each primary key, so that a search reads one range of one tree.
CREATE TABLE sp_token (
  param SMALLINT NOT NULL,
  code_hash BIGINT NOT NULL,
  system_hash BIGINT NOT NULL,
  pk BIGINT NOT NULL,
  code VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (param, code_hash, system_hash, pk),
  KEY by_resource (pk, param)
) CHARACTER SET utf8mb4;

CREATE TABLE sp_string (
  param SMALLINT NOT NULL,
  folded VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  exact_hash BIGINT NOT NULL,
  pk BIGINT NOT NULL,
  PRIMARY KEY (param, folded, exact_hash, pk),
  KEY by_resource (pk, param)
) CHARACTER SET utf8mb4;

CREATE TABLE sp_date (
  param SMALLINT NOT NULL,
  low BIGINT NOT NULL,
  high BIGINT NOT NULL,
  pk BIGINT NOT NULL,
  PRIMARY KEY (param, low, high, pk),
  KEY by_resource (pk, param)
) CHARACTER SET utf8mb4;

CREATE TABLE sp_reference (
  param SMALLINT NOT NULL,
  target_id VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  target_type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  pk BIGINT NOT NULL,
  PRIMARY KEY (param, target_id, target_type, pk),
  KEY by_resource (pk, param),
  KEY by_target (target_id, target_type)
) CHARACTER SET utf8mb4;

CREATE TABLE sp_quantity (
  param SMALLINT NOT NULL,
  amount DOUBLE NOT NULL,
  system_hash BIGINT NOT NULL,
  code_hash BIGINT NOT NULL,
  pk BIGINT NOT NULL,
  PRIMARY KEY (param, amount, system_hash, code_hash, pk),
  KEY by_resource (pk, param)
) CHARACTER SET utf8mb4;

-- Rows to lock while a condition is looked up and acted on, so that two who ask the same take turns.
CREATE TABLE condition_lock (id SMALLINT NOT NULL PRIMARY KEY) CHARACTER SET utf8mb4;

-- What consents say, one row for each thing permitted or denied. Empty and 0 mean: whichever.
CREATE TABLE consent_rule (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  consent_pk BIGINT NOT NULL,
  patient_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  depth SMALLINT NOT NULL,
  leaf BOOLEAN NOT NULL,
  permit BOOLEAN NOT NULL,
  actor VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  purpose VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  low BIGINT NOT NULL,
  high BIGINT NOT NULL,
  data_low BIGINT NOT NULL,
  data_high BIGINT NOT NULL,
  class VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  target VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  code_hash BIGINT NOT NULL,
  system_hash BIGINT NOT NULL,
  KEY by_patient (patient_id, actor),
  KEY by_consent (consent_pk)
) CHARACTER SET utf8mb4;

CREATE TABLE emergency_access (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  username VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  patient_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(500) NOT NULL,
  begun_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  KEY by_user (username, patient_id, ends_at)
) CHARACTER SET utf8mb4;

-- Who saw or did what. Nothing in the program changes or removes a row.
CREATE TABLE audit_entry (
  id BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  username VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  role VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  organization VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  action CHAR(1) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  interaction VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome CHAR(1) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  purpose VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  target VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  patient_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail VARCHAR(1000) NOT NULL,
  KEY by_patient (patient_id, id),
  KEY by_user (username, id),
  KEY by_time (at)
) CHARACTER SET utf8mb4;

CREATE TABLE account (
  username VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  password_hash VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  organization VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  practitioner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  display_name VARCHAR(60) NOT NULL,
  active BOOLEAN NOT NULL
) CHARACTER SET utf8mb4;

CREATE TABLE access_token (
  digest BINARY(32) NOT NULL PRIMARY KEY,
  username VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  expires_at BIGINT NOT NULL,
  KEY by_expiry (expires_at)
) CHARACTER SET utf8mb4;

CREATE TABLE loaded_sample (name VARCHAR(60) NOT NULL PRIMARY KEY, loaded_at BIGINT NOT NULL) CHARACTER SET utf8mb4;

INSERT INTO condition_lock (id)
WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 255)
SELECT i FROM n;
