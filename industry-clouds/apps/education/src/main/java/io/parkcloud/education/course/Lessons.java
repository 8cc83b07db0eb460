package io.parkcloud.education.course;

import io.parkcloud.education.account.Member;
import io.parkcloud.education.library.Cards;
import io.parkcloud.education.library.Library;
import io.parkcloud.education.lti.Tools;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lessons of classes. Whoever is in the class sees them; whoever teaches it changes them. */
@Service
public final class Lessons {
    private static final String ITEMS =
            "SELECT n.*, l.withdrawn_at IS NULL AND l.id IS NOT NULL there FROM lesson_item n"
                    + " LEFT JOIN library_item l ON l.id = n.library_id";

    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final Classes classes;
    private final Library library;
    private final Tools tools;

    Lessons(JdbcTemplate database, TransactionTemplate transactions, Classes classes, Library library, Tools tools) {
        this.database = database;
        this.transactions = transactions;
        this.classes = classes;
        this.library = library;
        this.tools = tools;
    }

    /** The lessons of a class that was found before. */
    public List<Lesson> of(SchoolClass of) {
        var items = new LinkedHashMap<String, List<Lesson.Item>>();
        database.query(
                ITEMS + " JOIN lesson s ON s.id = n.lesson_id WHERE s.class_id = ? ORDER BY n.place, n.id",
                row -> {
                    items.computeIfAbsent(row.getString("lesson_id"), any -> new ArrayList<>())
                            .add(item(row));
                },
                of.id());
        return database.query(
                "SELECT * FROM lesson WHERE class_id = ? ORDER BY place, id",
                (row, number) -> new Lesson(
                        row.getString("id"),
                        row.getString("title"),
                        row.getString("description"),
                        items.getOrDefault(row.getString("id"), List.of())),
                of.id());
    }

    /** Adds a lesson at the end. @throws EducationException {@code NOT_FOUND}, {@code REQUEST_FORBIDDEN}, {@code FIELD_INVALID} */
    public String add(String classId, String title, String description, Member member) {
        var of = taught(classId, member);
        Cards.within("title", title.strip(), 1, 120);
        Cards.within("description", description.strip(), 0, 2_000);
        var id = UUID.randomUUID().toString();
        database.update(
                "INSERT INTO lesson (id, class_id, place, title, description)"
                        + " SELECT ?, ?, COALESCE(MAX(place), 0) + 1, ?, ? FROM lesson WHERE class_id = ?",
                id,
                of.id(),
                title.strip(),
                description.strip(),
                of.id());
        return id;
    }

    /** Removes a lesson and what it points to; the resources stay in the library. */
    public void remove(String classId, String lessonId, Member member) {
        var of = taught(classId, member);
        transactions.executeWithoutResult(status -> {
            if (database.update("DELETE FROM lesson WHERE id = ? AND class_id = ?", lessonId, of.id()) > 0) {
                database.update("DELETE FROM lesson_item WHERE lesson_id = ?", lessonId);
            }
        });
    }

    /** Points a lesson to a resource that whoever does it can see. */
    public String addResource(String classId, String lessonId, String libraryId, Member member) {
        requireLesson(taught(classId, member), lessonId);
        var resource = library.require(libraryId, member);
        return insert(lessonId, resource.card().title(), libraryId, null, "", "");
    }

    /** Points a lesson to a place in a tool. @param target where in it; empty for its start */
    public String addTool(
            String classId, String lessonId, String title, String toolId, String target, String custom, Member member) {
        requireLesson(taught(classId, member), lessonId);
        var tool = tools.require(toolId);
        Cards.within("title", title.strip(), 1, 120);
        Cards.within("custom", custom.strip(), 0, 2_000);
        if (!target.isBlank()) {
            Tools.address("target", target.strip());
        }
        return insert(lessonId, title.strip(), null, tool.id(), target.strip(), custom.strip());
    }

    private String insert(
            String lessonId,
            String title,
            @Nullable String libraryId,
            @Nullable String toolId,
            String target,
            String custom) {
        var id = UUID.randomUUID().toString();
        database.update(
                "INSERT INTO lesson_item (id, lesson_id, place, title, library_id, tool_id, target_uri, custom)"
                        + " SELECT ?, ?, COALESCE(MAX(place), 0) + 1, ?, ?, ?, ?, ? FROM lesson_item WHERE lesson_id = ?",
                id,
                lessonId,
                title,
                libraryId,
                toolId,
                target,
                custom,
                lessonId);
        return id;
    }

    /** Removes what a lesson points to from it. */
    public void removeItem(String classId, String itemId, Member member) {
        var of = taught(classId, member);
        database.update(
                "DELETE FROM lesson_item WHERE id = ? AND lesson_id IN (SELECT id FROM lesson WHERE class_id = ?)",
                itemId,
                of.id());
    }

    /**
     * Something that a lesson points to, and the class it is for.
     *
     * @param item what
     * @param of the class, as whoever asks sees it
     */
    public record Placed(Lesson.Item item, SchoolClass of) {}

    /** An item of a class that somebody is in; empty if there is none for them. */
    public Optional<Placed> find(String itemId, Member member) {
        var classId = database
                .queryForList(
                        "SELECT s.class_id FROM lesson s JOIN lesson_item n ON n.lesson_id = s.id WHERE n.id = ?",
                        String.class,
                        itemId)
                .stream()
                .findFirst();
        var item = database.query(ITEMS + " WHERE n.id = ?", (row, number) -> item(row), itemId).stream()
                .findFirst();
        return classId.flatMap(id -> classes.find(id, member)).flatMap(of -> item.map(one -> new Placed(one, of)));
    }

    private SchoolClass taught(String classId, Member member) {
        var of = classes.require(classId, member);
        if (!of.teaches()) {
            throw new EducationException(Problem.REQUEST_FORBIDDEN, "Only who teaches the class changes its lessons");
        }
        return of;
    }

    private void requireLesson(SchoolClass of, String lessonId) {
        var count = database.queryForObject(
                "SELECT COUNT(*) FROM lesson WHERE id = ? AND class_id = ?", Long.class, lessonId, of.id());
        if (count == null || count == 0) {
            throw new EducationException(Problem.NOT_FOUND, "The class has no such lesson");
        }
    }

    private static Lesson.Item item(ResultSet row) throws SQLException {
        return new Lesson.Item(
                row.getString("id"),
                row.getString("title"),
                Objects.requireNonNullElse(row.getString("library_id"), ""),
                row.getBoolean("there"),
                Objects.requireNonNullElse(row.getString("tool_id"), ""),
                Objects.requireNonNullElse(row.getString("target_uri"), ""),
                Objects.requireNonNullElse(row.getString("custom"), ""));
    }
}
