package io.parkcloud.healthcare.account;

/** What an account may do. */
public enum Role {
    /** Loads data and reads what is no patient's. */
    ADMINISTRATOR,
    /** Reads and writes what patients' consents allow to the own organisation. */
    CLINICIAN,
    /** Reads the audit trail, and nothing else. */
    AUDITOR,
    /** A program: reads and writes everything. */
    SYSTEM
}
