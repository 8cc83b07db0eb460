package io.parkcloud.healthcare.index;

/** How a search parameter is compared. */
public enum ParamKind {
    TOKEN("sp_token", "code"),
    STRING("sp_string", "folded"),
    DATE("sp_date", "low"),
    REFERENCE("sp_reference", "target_id"),
    QUANTITY("sp_quantity", "amount"),
    NUMBER("sp_quantity", "amount"),
    URI("sp_token", "code");

    private final String table;
    private final String sortColumn;

    ParamKind(String table, String sortColumn) {
        this.table = table;
        this.sortColumn = sortColumn;
    }

    /** The index table. */
    public String table() {
        return table;
    }

    /** The column that results are sorted by. */
    public String sortColumn() {
        return sortColumn;
    }
}
