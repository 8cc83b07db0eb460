package io.parkcloud.education.library;

import io.parkcloud.app.Sql;
import io.parkcloud.education.account.Member;
import io.parkcloud.education.account.Standing;

/** The conditions of the library's statements. */
final class LibrarySql {

    private LibrarySql() {}

    /**
     * What somebody sees. Every statement that reads resources for somebody has it: what is another school's own is as absent.
     */
    static Sql visible(Member member) {
        var sql = new Sql().add("i.withdrawn_at IS NULL");
        if (member.atLeast(Standing.BUREAU)) {
            return sql;
        }
        if (!member.atLeast(Standing.PUPIL)) {
            return sql.add("AND 1 = 0");
        }
        return sql.add("AND (i.visibility = 'ALL' OR i.school_id IN")
                .in(member.schools())
                .add("OR (i.visibility = 'NAMED' AND EXISTS (SELECT 1 FROM library_share s WHERE s.item = i.number"
                        + " AND s.school_id IN")
                .in(member.schools())
                .add(")))");
    }

    /**
     * What fits a query. The pairs of characters find candidates through an index; whether they stand together is looked up in the
     * text of these.
     */
    static Sql fits(LibraryQuery query, Member member) {
        var sql = new Sql();
        if (query.before() > 0) {
            sql.add("AND i.number < ?", query.before());
        }
        if (!query.subject().isEmpty()) {
            sql.add("AND i.subject = ?", query.subject());
        }
        if (!query.grade().isEmpty()) {
            sql.add("AND i.grade = ?", query.grade());
        }
        if (query.mine()) {
            sql.add("AND i.owner = ?", member.username());
        }
        for (var piece : Grams.pieces(query.words())) {
            var pairs = Grams.pairs(piece);
            // A piece has only letters and digits, which mean nothing to LIKE.
            if (pairs.isEmpty()) {
                sql.add(
                        "AND EXISTS (SELECT 1 FROM library_gram g WHERE g.item = i.number AND g.gram LIKE ?)",
                        piece + "%");
            } else {
                sql.add("AND i.number IN (SELECT g.item FROM library_gram g WHERE g.gram IN")
                        .in(pairs)
                        .add("GROUP BY g.item HAVING COUNT(*) = ?)", pairs.size())
                        .add("AND i.search_text LIKE ?", "%" + piece + "%");
            }
        }
        return sql;
    }
}
