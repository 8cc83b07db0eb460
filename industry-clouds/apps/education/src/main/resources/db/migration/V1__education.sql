-- The roster: one table for each OneRoster 1.2 file, one column for each of its columns in snake case. In front of them stand what
-- every row has: source is the system that gave it (empty: made here), digest what its content was, so that an import writes only
-- what has changed. date_last_modified is an ISO instant in UTC; as text it sorts by time.
CREATE TABLE roster_orgs (
  sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  status VARCHAR(12) NOT NULL, date_last_modified VARCHAR(24) NOT NULL, source VARCHAR(100) NOT NULL, digest CHAR(64) NOT NULL,
  name VARCHAR(255) NOT NULL, type VARCHAR(20) NOT NULL, identifier VARCHAR(255) NULL,
  parent_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
  KEY by_parent (parent_sourced_id), KEY by_type (type, status)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE roster_academic_sessions (
  sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  status VARCHAR(12) NOT NULL, date_last_modified VARCHAR(24) NOT NULL, source VARCHAR(100) NOT NULL, digest CHAR(64) NOT NULL,
  title VARCHAR(255) NOT NULL, type VARCHAR(20) NOT NULL, start_date DATE NOT NULL, end_date DATE NOT NULL,
  parent_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL, school_year VARCHAR(4) NOT NULL,
  KEY by_parent (parent_sourced_id), KEY by_type (type)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE roster_courses (
  sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  status VARCHAR(12) NOT NULL, date_last_modified VARCHAR(24) NOT NULL, source VARCHAR(100) NOT NULL, digest CHAR(64) NOT NULL,
  school_year_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL, title VARCHAR(255) NOT NULL,
  course_code VARCHAR(255) NULL, grades VARCHAR(1000) NULL,
  org_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, subjects VARCHAR(1000) NULL, subject_codes VARCHAR(1000) NULL,
  KEY by_org (org_sourced_id), KEY by_year (school_year_sourced_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE roster_classes (
  sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  status VARCHAR(12) NOT NULL, date_last_modified VARCHAR(24) NOT NULL, source VARCHAR(100) NOT NULL, digest CHAR(64) NOT NULL,
  title VARCHAR(255) NOT NULL, grades VARCHAR(1000) NULL,
  course_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, class_code VARCHAR(255) NULL,
  class_type VARCHAR(20) NOT NULL, location VARCHAR(255) NULL,
  school_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  term_sourced_ids VARCHAR(4000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subjects VARCHAR(1000) NULL, subject_codes VARCHAR(1000) NULL, periods VARCHAR(1000) NULL,
  KEY by_course (course_sourced_id), KEY by_school (school_sourced_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE roster_users (
  sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  status VARCHAR(12) NOT NULL, date_last_modified VARCHAR(24) NOT NULL, source VARCHAR(100) NOT NULL, digest CHAR(64) NOT NULL,
  enabled_user VARCHAR(5) NOT NULL, username VARCHAR(100) NOT NULL, user_ids VARCHAR(1000) NULL, given_name VARCHAR(255) NOT NULL,
  family_name VARCHAR(255) NOT NULL, middle_name VARCHAR(255) NULL, identifier VARCHAR(255) NULL, email VARCHAR(255) NULL,
  sms VARCHAR(60) NULL, phone VARCHAR(60) NULL, agent_sourced_ids VARCHAR(4000) CHARACTER SET ascii COLLATE ascii_bin NULL,
  grades VARCHAR(1000) NULL, user_master_identifier VARCHAR(255) NULL, preferred_given_name VARCHAR(255) NULL,
  preferred_middle_name VARCHAR(255) NULL, preferred_family_name VARCHAR(255) NULL,
  primary_org_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL, pronouns VARCHAR(100) NULL,
  KEY by_username (username), KEY by_org (primary_org_sourced_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE roster_roles (
  sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  status VARCHAR(12) NOT NULL, date_last_modified VARCHAR(24) NOT NULL, source VARCHAR(100) NOT NULL, digest CHAR(64) NOT NULL,
  user_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, role_type VARCHAR(12) NOT NULL, role VARCHAR(30) NOT NULL,
  begin_date DATE NULL, end_date DATE NULL, org_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY by_user (user_sourced_id), KEY by_org (org_sourced_id, role)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE roster_enrollments (
  sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  status VARCHAR(12) NOT NULL, date_last_modified VARCHAR(24) NOT NULL, source VARCHAR(100) NOT NULL, digest CHAR(64) NOT NULL,
  class_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  school_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_sourced_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, role VARCHAR(20) NOT NULL,
  `primary` VARCHAR(5) NULL, begin_date DATE NULL, end_date DATE NULL,
  KEY by_class (class_sourced_id), KEY by_user (user_sourced_id), KEY by_school (school_sourced_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- What was imported, and what was wrong with it.
CREATE TABLE roster_import (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME(3) NOT NULL, username VARCHAR(100) NOT NULL, file_name VARCHAR(200) NOT NULL, source VARCHAR(100) NOT NULL,
  taken BOOLEAN NOT NULL, added INT NOT NULL, changed INT NOT NULL, removed INT NOT NULL, unchanged INT NOT NULL,
  mistakes INT NOT NULL, findings MEDIUMTEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Who may sign in. What somebody may do follows from the roles of their person in the roster; the bureau's own accounts need none.
CREATE TABLE account (
  username VARCHAR(100) COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  password_hash VARCHAR(200) NOT NULL,
  person_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
  bureau BOOLEAN NOT NULL,
  failures INT NOT NULL DEFAULT 0,
  locked_until DATETIME(3) NULL,
  active BOOLEAN NOT NULL DEFAULT TRUE,
  UNIQUE KEY by_person (person_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The library. number is the order of arrival, and what pages go by.
CREATE TABLE library_item (
  number BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  school_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner VARCHAR(100) COLLATE utf8mb4_bin NOT NULL, owner_name VARCHAR(255) NOT NULL,
  title VARCHAR(120) NOT NULL, subject VARCHAR(60) NOT NULL, grade VARCHAR(60) NOT NULL, keywords VARCHAR(200) NOT NULL,
  description VARCHAR(2000) NOT NULL, search_text VARCHAR(3000) NOT NULL COLLATE utf8mb4_bin,
  visibility VARCHAR(10) NOT NULL, file_name VARCHAR(120) NOT NULL, kind VARCHAR(10) NOT NULL, size_bytes BIGINT NOT NULL,
  sha256 CHAR(64) NOT NULL, created_at DATETIME(3) NOT NULL, withdrawn_at DATETIME(3) NULL, downloads INT NOT NULL DEFAULT 0,
  UNIQUE KEY by_id (id), KEY by_school (school_id, number), KEY by_visibility (visibility, number), KEY by_subject (subject, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE library_share (
  item BIGINT NOT NULL,
  school_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (item, school_id), KEY by_school (school_id, item)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Every two characters that follow each other in a resource's words. Chinese has no spaces to cut words at; MySQL's ngram parser for
-- FULLTEXT does just this but MariaDB has none, and a table of our own is the same in both.
CREATE TABLE library_gram (
  gram VARCHAR(2) COLLATE utf8mb4_bin NOT NULL,
  item BIGINT NOT NULL,
  PRIMARY KEY (gram, item), KEY by_item (item)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Lessons of a class, and what they point to: a resource of the library, or a place in a tool.
CREATE TABLE lesson (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  class_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place INT NOT NULL, title VARCHAR(120) NOT NULL, description VARCHAR(2000) NOT NULL,
  KEY by_class (class_id, place)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE lesson_item (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  lesson_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place INT NOT NULL, title VARCHAR(120) NOT NULL, library_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  tool_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL, target_uri VARCHAR(1000) NULL, custom VARCHAR(2000) NULL,
  KEY by_lesson (lesson_id, place), KEY by_tool (tool_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Programs that ask for the roster, and their tokens; of secrets and tokens only digests.
CREATE TABLE api_client (
  client_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL, secret_digest BINARY(32) NOT NULL, created_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE access_token (
  digest BINARY(32) NOT NULL PRIMARY KEY,
  client_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  scopes VARCHAR(400) NOT NULL, expires_at BIGINT NOT NULL,
  KEY by_expiry (expires_at), KEY by_client (client_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- LTI tools, launches that are under way, and nonces that were used.
CREATE TABLE lti_tool (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL, client_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  deployment_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, login_url VARCHAR(1000) NOT NULL,
  target_uri VARCHAR(1000) NOT NULL, redirect_uris TEXT NOT NULL, tells_names BOOLEAN NOT NULL, created_at DATETIME(3) NOT NULL,
  UNIQUE KEY by_client (client_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE lti_launch (
  hint_digest BINARY(32) NOT NULL PRIMARY KEY,
  username VARCHAR(100) COLLATE utf8mb4_bin NOT NULL, item_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tool_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, issuer VARCHAR(500) NOT NULL, expires_at BIGINT NOT NULL,
  used BOOLEAN NOT NULL, KEY by_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE lti_nonce (
  tool_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  nonce_digest BINARY(32) NOT NULL, expires_at BIGINT NOT NULL,
  PRIMARY KEY (tool_id, nonce_digest), KEY by_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
