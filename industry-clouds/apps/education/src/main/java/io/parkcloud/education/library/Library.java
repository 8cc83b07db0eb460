package io.parkcloud.education.library;

import io.parkcloud.app.Sql;
import io.parkcloud.education.account.Member;
import io.parkcloud.education.account.Standing;
import io.parkcloud.education.library.LibraryItem.Card;
import io.parkcloud.education.library.LibraryItem.Content;
import io.parkcloud.education.library.LibraryItem.Visibility;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The library: resources that are brought, found, shared and taken back. */
@Service
public final class Library {
    /** Most resources on a page. */
    public static final int PAGE = 20;

    private static final Duration NEW = Duration.ofHours(1);
    private static final String SELECT = "SELECT i.*, COALESCE(o.name, '') school_name FROM library_item i"
            + " LEFT JOIN roster_orgs o ON o.sourced_id = i.school_id WHERE";

    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final Vault vault;
    private final Clock clock;

    Library(JdbcTemplate database, TransactionTemplate transactions, Vault vault, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
        vault.sweep(
                new HashSet<>(
                        database.queryForList("SELECT id FROM library_item WHERE withdrawn_at IS NULL", String.class)),
                clock.instant().minus(NEW));
    }

    /** What somebody sees of what they look for, newest first; at most {@link #PAGE} and one more, which says that there are. */
    public List<LibraryItem> find(LibraryQuery query, Member member) {
        var sql = new Sql()
                .add(SELECT)
                .add(LibrarySql.visible(member))
                .add(LibrarySql.fits(query, member))
                .add("ORDER BY i.number DESC LIMIT ?", PAGE + 1);
        return database.query(sql.text(), (row, number) -> item(row, Set.of()), sql.arguments());
    }

    /** Subjects or grades there are among what somebody sees. @param column {@code subject} or {@code grade} */
    public List<String> words(String column, Member member) {
        var name = column.equals("grade") ? "i.grade" : "i.subject";
        var sql = new Sql()
                .add("SELECT DISTINCT " + name + " FROM library_item i WHERE " + name + " <> '' AND")
                .add(LibrarySql.visible(member))
                .add("ORDER BY 1 LIMIT 200");
        return database.queryForList(sql.text(), String.class, sql.arguments());
    }

    /** A resource that somebody sees. @throws EducationException {@code NOT_FOUND} if there is none for them */
    public LibraryItem require(String id, Member member) {
        return find(id, member)
                .orElseThrow(() -> new EducationException(
                        Problem.NOT_FOUND,
                        "There is no such resource, it was taken back, or it is not shared with you"));
    }

    /** The same; empty if there is none for them. */
    public Optional<LibraryItem> find(String id, Member member) {
        var sql = new Sql().add(SELECT).add("i.id = ? AND", id).add(LibrarySql.visible(member));
        return database
                .query(
                        sql.text(),
                        (row, number) -> item(
                                row,
                                Set.copyOf(database.queryForList(
                                        "SELECT school_id FROM library_share WHERE item = ?",
                                        String.class,
                                        row.getLong("number")))),
                        sql.arguments())
                .stream()
                .findFirst();
    }

    /** Whether somebody may share a resource otherwise, or take it back: who brought it, and who runs its school. */
    public boolean owns(LibraryItem item, Member member) {
        return (item.owner().equals(member.username()) && member.atLeast(Standing.TEACHER))
                || member.runs(item.schoolId());
    }

    /**
     * Puts a received file into the library. If that fails, the file goes too.
     *
     * @param schoolId one of the member's schools
     * @return id
     * @throws EducationException {@code FIELD_INVALID}, {@code REQUEST_FORBIDDEN}
     */
    public String add(Vault.Received file, String fileName, Card card, String schoolId, Member member) {
        var id = UUID.randomUUID().toString();
        boolean done = false;
        try {
            Cards.check(card);
            if (!member.atLeast(Standing.TEACHER) || !(member.schools().contains(schoolId) || member.runs(schoolId))) {
                throw new EducationException(
                        Problem.REQUEST_FORBIDDEN, "You can bring resources only to a school you work at");
            }
            vault.keep(file, id);
            transactions.executeWithoutResult(
                    status -> insert(id, file, Cards.fileName(fileName), card, schoolId, member));
            done = true;
            return id;
        } finally {
            if (!done) {
                vault.discard(file);
                vault.remove(id);
            }
        }
    }

    private void insert(String id, Vault.Received file, String fileName, Card card, String schoolId, Member member) {
        database.update(
                "INSERT INTO library_item (id, school_id, owner, owner_name, title, subject, grade, keywords, description,"
                        + " search_text, visibility, file_name, kind, size_bytes, sha256, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SCHOOL', ?, ?, ?, ?, ?)",
                id,
                schoolId,
                member.username(),
                member.name(),
                card.title(),
                card.subject(),
                card.grade(),
                card.keywords(),
                card.description(),
                card.searched(),
                fileName,
                file.kind().name(),
                file.sizeBytes(),
                file.sha256(),
                Timestamp.from(clock.instant()));
        long number = number(id);
        var grams = Grams.kept(card.searched()).stream()
                .map(gram -> new Object[] {gram, number})
                .toList();
        database.batchUpdate("INSERT INTO library_gram (gram, item) VALUES (?, ?)", grams);
    }

    private long number(String id) {
        var number = database.queryForObject("SELECT number FROM library_item WHERE id = ?", Long.class, id);
        return number == null ? 0 : number;
    }

    /**
     * Says who sees a resource.
     *
     * @param schools with whom it is shared by name
     * @throws EducationException {@code NOT_FOUND}, {@code REQUEST_FORBIDDEN}, {@code FIELD_INVALID} if one is no school
     */
    public void share(String id, Visibility visibility, Collection<String> schools, Member member) {
        var item = owned(id, member);
        var named = visibility == Visibility.NAMED ? Set.copyOf(schools) : Set.<String>of();
        var known = new Sql()
                .add("SELECT COUNT(*) FROM roster_orgs WHERE status = 'active' AND sourced_id IN")
                .in(named);
        if (!Integer.valueOf(named.size())
                .equals(database.queryForObject(known.text(), Integer.class, known.arguments()))) {
            throw new EducationException(Problem.FIELD_INVALID, "One of the schools is none of this bureau's");
        }
        transactions.executeWithoutResult(status -> {
            database.update("UPDATE library_item SET visibility = ? WHERE id = ?", visibility.name(), id);
            database.update("DELETE FROM library_share WHERE item = ?", item.number());
            named.forEach(school -> database.update(
                    "INSERT INTO library_share (item, school_id) VALUES (?, ?)", item.number(), school));
        });
    }

    /** Takes a resource back: nobody sees it any more, and its file is gone. Lessons that point to it say so. */
    public void withdraw(String id, Member member) {
        var item = owned(id, member);
        transactions.executeWithoutResult(status -> {
            database.update(
                    "UPDATE library_item SET withdrawn_at = ? WHERE id = ?", Timestamp.from(clock.instant()), id);
            database.update("DELETE FROM library_gram WHERE item = ?", item.number());
        });
        vault.remove(id);
    }

    private LibraryItem owned(String id, Member member) {
        var item = require(id, member);
        if (!owns(item, member)) {
            throw new EducationException(
                    Problem.REQUEST_FORBIDDEN, "Only who brought the resource and who runs its school may do this");
        }
        return item;
    }

    /** The file of a resource, counted as fetched. */
    public Path fetch(LibraryItem item) {
        database.update("UPDATE library_item SET downloads = downloads + 1 WHERE number = ?", item.number());
        return vault.path(item.id());
    }

    private static LibraryItem item(ResultSet row, Set<String> shared) throws SQLException {
        return new LibraryItem(
                row.getLong("number"),
                row.getString("id"),
                row.getString("school_id"),
                row.getString("school_name"),
                row.getString("owner"),
                row.getString("owner_name"),
                new Card(
                        row.getString("title"),
                        row.getString("subject"),
                        row.getString("grade"),
                        row.getString("keywords"),
                        row.getString("description")),
                Visibility.valueOf(row.getString("visibility")),
                shared,
                new Content(
                        row.getString("file_name"),
                        FileKind.valueOf(row.getString("kind")),
                        row.getLong("size_bytes"),
                        row.getString("sha256")),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("downloads"));
    }
}
