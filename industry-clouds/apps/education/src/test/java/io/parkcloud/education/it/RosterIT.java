package io.parkcloud.education.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OneRoster archives in and out. */
class RosterIT {
    private static final Pattern COUNTS =
            Pattern.compile("(\\d+) added, (\\d+) changed, (\\d+) removed, (\\d+) unchanged");
    private static final Pattern ROW = Pattern.compile("<tr>\\s*((?:<td.*?</td>)+)\\s*</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>", Pattern.DOTALL);

    private final EducationRig rig = EducationRig.shared();

    /** The page that an import ends on. */
    private String take(byte[] archive) {
        var web = rig.as("bureau");
        var answer = web.upload("/roster", "/roster", Map.of(), "roster.zip", archive);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return web.get(answer.location() + "?lang=en").body();
    }

    /** Added, changed, removed, unchanged. */
    private List<Integer> counts(byte[] archive) {
        var page = take(archive);
        var found = COUNTS.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return List.of(
                Integer.valueOf(found.group(1)),
                Integer.valueOf(found.group(2)),
                Integer.valueOf(found.group(3)),
                Integer.valueOf(found.group(4)));
    }

    /** File, line, column and value of every mistake. */
    private List<String> mistakes(byte[] archive) {
        long before = rig.count("SELECT COUNT(*) FROM roster_users");
        var page = take(archive);
        assertThat(page).contains("Nothing was written");
        assertThat(rig.count("SELECT COUNT(*) FROM roster_users")).isEqualTo(before);
        var all = new ArrayList<String>();
        var rows = ROW.matcher(page);
        while (rows.find()) {
            var cells = CELL.matcher(rows.group(1))
                    .results()
                    .map(cell -> cell.group(1).strip())
                    .toList();
            all.add(cells.stream().limit(4).collect(Collectors.joining("|")));
            assertThat(cells.get(4)).as("what to do").isNotBlank().doesNotContain("??", "{0}");
        }
        return all;
    }

    @Test
    void theSameArchiveAgainChangesNothing() {
        var archive = Archive.school("again", "ag").zip();
        assertThat(counts(archive)).containsExactly(14, 0, 0, 0);
        long modified = rig.count("SELECT COUNT(DISTINCT date_last_modified) FROM roster_users WHERE source = 'again'");
        assertThat(modified).isEqualTo(1);
        assertThat(counts(archive)).containsExactly(0, 0, 0, 14);
        assertThat(counts(
                        Archive.school("again", "ag").replace("users", "墨", "黛").zip()))
                .containsExactly(0, 1, 0, 13);
        assertThat(rig.count("SELECT COUNT(*) FROM roster_users WHERE sourced_id = 'ag-t' AND given_name = '黛'"))
                .isEqualTo(1);
    }

    @Test
    void passwordsInAFileAreNotKept() {
        counts(Archive.school("secrets", "se").zip());
        assertThat(rig.count("SELECT COUNT(*) FROM information_schema.columns WHERE table_name = 'roster_users'"
                        + " AND column_name LIKE '%password%'"))
                .isZero();
        assertThat(rig.web()
                        .submit("/login", "/login", Map.of("username", "se-t", "password", "never-kept"))
                        .location())
                .contains("error");
    }

    @Test
    void whatABulkFileHasNoMoreOfIsRemovedButNotWhatOthersGave() {
        counts(Archive.school("bulk", "bu").zip());
        long others = rig.count("SELECT COUNT(*) FROM roster_users WHERE source <> 'bulk' AND status = 'active'");
        var fewer = Archive.school("bulk", "bu")
                .replace("enrollments", "bu-p2-in,,,bu-class,bu-school,bu-p2,student,,,\r\n", "")
                .zip();
        assertThat(counts(fewer)).containsExactly(0, 0, 1, 13);
        assertThat(rig.count("SELECT COUNT(*) FROM roster_enrollments WHERE sourced_id = 'bu-p2-in' AND status ="
                        + " 'tobedeleted'"))
                .isEqualTo(1);
        assertThat(rig.count("SELECT COUNT(*) FROM roster_users WHERE source <> 'bulk' AND status = 'active'"))
                .isEqualTo(others);
        assertThat(counts(Archive.school("bulk", "bu").zip())).containsExactly(1, 0, 0, 13);
    }

    @Test
    void aDeltaAddsChangesAndDeletes() {
        counts(Archive.school("delta", "de").zip());
        var header =
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate";
        var delta = Archive.of("delta")
                .delta(
                        "enrollments",
                        header,
                        "de-p1-in,tobedeleted,2026-10-01T08:00:00+08:00,,,,,,,",
                        "de-p2-in,active,2026-10-01T08:00:00+08:00,de-class,de-school,de-p2,student,false,2026-09-01,",
                        "de-t-too,active,2026-10-01T08:00:00.000Z,de-class,de-school,de-t,administrator,,,")
                .zip();
        assertThat(counts(delta)).containsExactly(1, 1, 1, 0);
        assertThat(counts(delta)).containsExactly(0, 0, 0, 3);
        assertThat(rig.count("SELECT COUNT(*) FROM roster_enrollments WHERE sourced_id = 'de-p2-in' AND begin_date ="
                        + " '2026-09-01' AND date_last_modified = '2026-10-01T00:00:00.000Z'"))
                .isEqualTo(1);
        assertThat(mistakes(Archive.of("delta")
                        .delta("enrollments", header, "de-p2-in,,,de-class,de-school,de-p2,student,,,")
                        .zip()))
                .containsExactly("enrollments.csv|2|status|", "enrollments.csv|2|dateLastModified|");
        assertThat(mistakes(Archive.of("delta")
                        .delta(
                                "users",
                                "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName",
                                "de-p2,tobedeleted,2026-10-02T00:00:00Z,,,,")
                        .zip()))
                .containsExactly("users.csv|2|sourcedId|de-p2", "users.csv|2|sourcedId|de-p2");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("orgs", ",school,,", ",academy,,", "orgs.csv|2|type|academy"),
                Arguments.of("orgs", "ba-school,,,学校 ba", "ba-school,,,", "orgs.csv|2|name|"),
                Arguments.of("orgs", "identifier,", "identifier,colour,", "orgs.csv|1|colour|"),
                Arguments.of("orgs", "name,type", "name,name", "orgs.csv|1|name|"),
                Arguments.of("orgs", "ba-school,,,", "ba-school,tobedeleted,,", "orgs.csv|2|status|tobedeleted"),
                Arguments.of("orgs", ",school,,", ",school,,nowhere", "orgs.csv|2|parentSourcedId|nowhere"),
                Arguments.of("orgs", ",school,,", ",school,,ba-school", "orgs.csv|2|parentSourcedId|ba-school"),
                Arguments.of("orgs", ",school,,", ",school,", "orgs.csv|2||6"),
                Arguments.of(
                        "academicSessions", "2027-01-31", "2027-02-30", "academicSessions.csv|3|endDate|2027-02-30"),
                Arguments.of(
                        "academicSessions", "2027-01-31", "2026-01-31", "academicSessions.csv|3|endDate|2026-01-31"),
                Arguments.of("academicSessions", "ba-year,2026", "ba-year,26", "academicSessions.csv|3|schoolYear|26"),
                Arguments.of("courses", "ba-year", "ba-term", "courses.csv|2|schoolYearSourcedId|ba-term"),
                Arguments.of("classes", "scheduled", "Scheduled", "classes.csv|2|classType|Scheduled"),
                Arguments.of("classes", "ba-term, ba-year", "ba-term, ba-when", "classes.csv|2|termSourcedIds|ba-when"),
                Arguments.of("users", "ba-p1,,,true,ba-p1", "ba-p1,,,true,ba-t", "users.csv|3|username|ba-t"),
                Arguments.of("users", "ba-p1,,,true,ba-p1", "ba-p1,,,true,teacher1", "users.csv|3|username|teacher1"),
                Arguments.of("users", "ba-p2,,,", "ba-p1,,,", "users.csv|4|sourcedId|ba-p1"),
                Arguments.of("users", "ba-p2,,,", "ba\u00a0p2,,,", "users.csv|4|sourcedId|ba\u00a0p2"),
                Arguments.of("users", "ba-p1,,,true", "ba-p1,,soon,true", "users.csv|3|dateLastModified|soon"),
                Arguments.of("roles", ",primary,teacher", ",primary,pupil", "roles.csv|2|role|pupil"),
                Arguments.of("enrollments", "ba-school,ba-t", "ba-school,ba-x", "enrollments.csv|2|userSourcedId|ba-x"),
                Arguments.of(
                        "enrollments",
                        "ba-class,ba-school,ba-t",
                        "ba-class,sample-bureau,ba-t",
                        "enrollments.csv|2|schoolSourcedId|sample-bureau"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("mistakes")
    void everyMistakeIsToldByFileLineColumnAndValue(String file, String what, String by, String told) {
        assertThat(mistakes(Archive.school("bad", "ba").replace(file, what, by).zip()))
                .contains(told);
        assertThat(rig.count("SELECT COUNT(*) FROM roster_orgs WHERE source = 'bad'"))
                .isZero();
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(mistakes(Archive.school("bad", "ba")
                        .replace("orgs", ",school,,", ",academy,,")
                        .replace("roles", ",primary,teacher", ",primary,pupil")
                        .replace("enrollments", "ba-school,ba-t", "ba-school,ba-x")
                        .zip()))
                .contains("orgs.csv|2|type|academy", "roles.csv|2|role|pupil", "enrollments.csv|2|userSourcedId|ba-x")
                .noneMatch(mistake -> mistake.contains("ba-school") && mistake.contains("orgSourcedId"));
    }

    @Test
    void whatIsNoArchiveIsToldToo() {
        assertThat(mistakes("not a zip".getBytes(StandardCharsets.UTF_8))).hasSize(1);
        assertThat(mistakes(Archive.zip(Map.of("orgs.csv", new byte[] {'x'})))).containsExactly("manifest.csv|||");
        assertThat(mistakes(Archive.school("bad", "ba").without("orgs").zip())).containsExactly("orgs.csv|||bulk");
        assertThat(mistakes(
                        Archive.school("bad", "ba").declare("orgs", "absent").zip()))
                .containsExactly("orgs.csv|||");
        assertThat(mistakes(Archive.school("bad", "ba").declare("orgs", "some").zip()))
                .contains("manifest.csv|4|file.orgs|some");
        assertThat(mistakes(Archive.school("bad", "ba")
                        .replace("orgs", "学校 ba", "\"学校 ba")
                        .zip()))
                .hasSize(1);
    }

    @Test
    void aRowOfAnotherSystemIsNotTaken() {
        counts(Archive.school("mine", "mi").zip());
        assertThat(mistakes(Archive.school("theirs", "mi").zip()))
                .hasSize(14)
                .contains("orgs.csv|2|sourcedId|mi-school", "users.csv|4|sourcedId|mi-p2");
    }

    @Test
    void whatIsStillReferredToIsNotRemoved() {
        counts(Archive.school("still", "st").zip());
        var header = "sourcedId,status,dateLastModified,title,type,startDate,endDate,schoolYear";
        assertThat(mistakes(Archive.of("still")
                        .delta("academicSessions", header, "st-year,tobedeleted,2026-10-01T00:00:00Z,,,,,")
                        .zip()))
                .isNotEmpty()
                .allMatch("academicSessions.csv|2|sourcedId|st-year"::equals);
    }

    @Test
    void whatIsExportedCanBeImported() {
        counts(Archive.school("round", "ro").zip());
        var out = rig.as("bureau").get("/roster/export");
        assertThat(out.header("Content-Type")).isEqualTo("application/zip");
        var files = Archive.unzip(out.content());
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "manifest.csv",
                        "orgs.csv",
                        "academicSessions.csv",
                        "courses.csv",
                        "classes.csv",
                        "users.csv",
                        "roles.csv",
                        "enrollments.csv");
        assertThat(files.get("courses.csv")).contains("ro-course,,,ro-year,\"美术, 国画\",ART,\"03,04\",ro-school,美术,");
        assertThat(files.get("manifest.csv"))
                .contains("file.users,bulk", "file.demographics,absent", "oneroster.version,1.2");
        // Taken by the same program, every row belongs to somebody else already: it is read in full and refused for
        // that alone.
        var findings = mistakes(out.content());
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.contains("|sourcedId|"));
    }

    @Test
    void filesThatAreNotTakenAreToldAndDoNoHarm() {
        var archive = Archive.school("more", "mo")
                .bulk("demographics", "sourcedId", "mo-p1")
                .zip();
        assertThat(take(archive)).contains("14 added", "demographics.csv", "This file is not taken");
    }
}
