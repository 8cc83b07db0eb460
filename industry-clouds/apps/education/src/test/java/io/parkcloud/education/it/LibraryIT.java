package io.parkcloud.education.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The library between three schools. */
class LibraryIT {
    private static final byte[] PDF = "%PDF-1.7\n% made by hand\n".getBytes(StandardCharsets.UTF_8);

    private final EducationRig rig = EducationRig.shared();

    private static String add(Web web, String title, String file, byte[] content) {
        var answer = web.upload(
                "/library/new",
                "/library",
                Map.of("school", "sample-school-1", "title", title, "subject", "数学", "grade", "三年级"),
                file,
                content);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return answer.location().substring(answer.location().lastIndexOf('/') + 1);
    }

    @Test
    void aResourceIsTheOwnSchoolsUntilItIsShared() {
        var teacher = rig.as("teacher");
        var title = "测验 " + UUID.randomUUID();
        var id = add(teacher, title, "quiz.pdf", PDF);
        var other = rig.asPerson("sample-teacher-2-math");
        var third = rig.asPerson("sample-teacher-3-physics");
        assertThat(rig.as("pupil").get("/library/" + id).body()).contains(title);
        for (var path : List.of("/library/" + id, "/library/" + id + "/file")) {
            assertThat(other.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(other.get("/library?q=" + Web.encode(title)).body()).doesNotContain("/library/" + id);
        share(teacher, id, "NAMED", "sample-school-2");
        assertThat(other.get("/library/" + id).status()).isEqualTo(200);
        assertThat(other.get("/library?q=" + Web.encode(title)).body()).contains("/library/" + id);
        assertThat(third.get("/library/" + id).status()).isEqualTo(404);
        share(teacher, id, "ALL", "");
        assertThat(third.get("/library/" + id + "/file").content()).isEqualTo(PDF);
        share(teacher, id, "SCHOOL", "");
        assertThat(other.get("/library/" + id).status()).isEqualTo(404);
    }

    private static void share(Web web, String id, String visibility, String school) {
        var fields = school.isEmpty()
                ? Map.of("visibility", visibility)
                : Map.of("visibility", visibility, "school", school);
        var answer = web.submit("/library/" + id, "/library/" + id + "/sharing", fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    }

    @Test
    void onlyTheOwnerAndTheSchoolShareAndTakeBack() {
        var teacher = rig.as("teacher");
        var id = add(teacher, "只归我 " + UUID.randomUUID(), "a.pdf", PDF);
        share(teacher, id, "ALL", "");
        var colleague = rig.asPerson("sample-teacher-1-chinese");
        var stranger = rig.asPerson("sample-principal-2");
        for (var web : List.of(colleague, stranger, rig.as("pupil"))) {
            var page = web.get("/library/" + id);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("/withdraw");
            assertThat(web.submit("/password", "/library/" + id + "/sharing", Map.of("visibility", "SCHOOL"))
                            .status())
                    .isEqualTo(403);
            assertThat(web.submit("/password", "/library/" + id + "/withdraw", Map.of())
                            .status())
                    .isEqualTo(403);
        }
        assertThat(teacher.submit(
                                "/library/" + id,
                                "/library/" + id + "/sharing",
                                Map.of("visibility", "NAMED", "school", "x"))
                        .status())
                .isEqualTo(422);
        long files = rig.files();
        var principal = rig.asPerson("sample-principal");
        assertThat(principal
                        .submit("/library/" + id, "/library/" + id + "/withdraw", Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(teacher.get("/library/" + id).status()).isEqualTo(404);
        assertThat(rig.files()).isEqualTo(files - 1);
    }

    @Test
    void wordsAreFoundInChineseAndInEnglish() {
        var teacher = rig.as("teacher");
        var mark = "z" + UUID.randomUUID().toString().substring(0, 8);
        var id = add(teacher, "平行四边形的面积 Parallelogram " + mark, "p.pdf", PDF);
        for (var words : List.of("四边形", "面积", "平行 " + mark, "parallelo", "PARALLELOGRAM", "Ｐarallel", mark, "面")) {
            assertThat(teacher.get("/library?q=" + Web.encode(words)).body())
                    .as(words)
                    .contains("/library/" + id);
        }
        for (var words : List.of("三角形 " + mark, "形边", mark + " 体积", "lelopar")) {
            assertThat(teacher.get("/library?q=" + Web.encode(words)).body())
                    .as(words)
                    .doesNotContain("/library/" + id);
        }
        assertThat(teacher.get("/library?q=" + mark + "&subject=" + Web.encode("语文"))
                        .body())
                .doesNotContain("/library/" + id);
        assertThat(teacher.get("/library?q=" + mark + "&subject=" + Web.encode("数学") + "&grade=" + Web.encode("三年级")
                                + "&mine=true")
                        .body())
                .contains("/library/" + id);
        assertThat(teacher.get("/library?q=" + Web.encode("%' OR 1=1 -- _")).status())
                .isEqualTo(200);
    }

    @Test
    void lettersThatGrowWhenTheyAreMadeOneFormDoNoHarm() {
        var teacher = rig.as("teacher");
        var answer = teacher.upload(
                "/library/new",
                "/library",
                Map.of("school", "sample-school-1", "title", "长", "description", "㍿㌀".repeat(1_000)),
                "a.pdf",
                PDF);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEnded() {
        var teacher = rig.as("teacher");
        var mark = "y" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 21; i++) {
            add(teacher, mark + " " + i, "a.pdf", PDF);
        }
        var first = teacher.get("/library?q=" + mark).body();
        assertThat(first.split(mark + " \\d+</a>", -1)).hasSize(21);
        var link = Pattern.compile("href=\"(/library\\?[^\"]*before=\\d+)\"").matcher(first);
        assertThat(link.find()).isTrue();
        var second = teacher.get(link.group(1).replace("&amp;", "&")).body();
        assertThat(second).contains(mark + " 0</a>").doesNotContain(mark + " 1</a>");
    }

    @Test
    void aFileIsWhatItsContentIs() {
        var teacher = rig.as("teacher");
        long files = rig.files();
        var wrong = Map.of(
                "page.html", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                "picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                "program.pdf", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0},
                "quiz.png", PDF,
                "notes.txt", new byte[] {'a', 0, 'b'},
                "gbk.txt", new byte[] {(byte) 0xd6, (byte) 0xd0, (byte) 0xce, (byte) 0xc4},
                "archive.docx", new byte[] {0x50, 0x4b, 3, 4, 0, 0});
        wrong.forEach((name, content) -> {
            var answer = teacher.upload(
                    "/library/new", "/library", Map.of("school", "sample-school-1", "title", "x"), name, content);
            assertThat(answer.status()).as(name).isEqualTo(422);
        });
        var large = teacher.upload(
                "/library/new",
                "/library",
                Map.of("school", "sample-school-1", "title", "x"),
                "large.txt",
                "a".repeat(1 << 21).getBytes(StandardCharsets.UTF_8));
        assertThat(large.status()).isEqualTo(413);
        assertThat(rig.files()).isEqualTo(files);
    }

    @Test
    void aNameFromAStrangerLeadsNowhere() {
        var teacher = rig.as("teacher");
        var id = add(teacher, "名字 <b>粗</b>", "..\\\\..\\\\etc/../../教案 1.pdf", PDF);
        var file = teacher.get("/library/" + id + "/file");
        assertThat(file.header("Content-Disposition"))
                .startsWith("attachment;")
                .doesNotContain("..")
                .contains("filename*=UTF-8''%E6%95%99%E6%A1%88%201.pdf");
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(teacher.get("/library/" + id).body()).contains("&lt;b&gt;粗").doesNotContain("<b>粗");
        assertThat(teacher.get("/library/" + id + "/file", "Range", "bytes=0-3").content())
                .isEqualTo("%PDF".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nobodyBringsAnythingToAForeignSchool() {
        var teacher = rig.as("teacher");
        long files = rig.files();
        for (var school : List.of("sample-school-2", "sample-bureau", "nowhere")) {
            var answer =
                    teacher.upload("/library/new", "/library", Map.of("school", school, "title", "x"), "a.pdf", PDF);
            assertThat(answer.status()).as(school).isEqualTo(403);
        }
        assertThat(rig.as("pupil")
                        .upload(
                                "/password",
                                "/library",
                                Map.of("school", "sample-school-1", "title", "x"),
                                "a.pdf",
                                PDF)
                        .status())
                .isEqualTo(403);
        var untitled = teacher.upload(
                "/library/new", "/library", Map.of("school", "sample-school-1", "title", " "), "a.pdf", PDF);
        assertThat(untitled.status()).isEqualTo(422);
        assertThat(rig.files()).isEqualTo(files);
    }
}
