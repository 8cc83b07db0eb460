package io.parkcloud.education.sample;

import io.parkcloud.education.EducationSettings;
import io.parkcloud.education.account.Member;
import io.parkcloud.education.account.Standing;
import io.parkcloud.education.course.Lessons;
import io.parkcloud.education.library.Cards;
import io.parkcloud.education.library.Library;
import io.parkcloud.education.library.LibraryItem.Visibility;
import io.parkcloud.education.library.Vault;
import io.parkcloud.education.roster.RosterImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Loads made-up schools, people, resources and lessons into an installation that has no roster yet. The roster goes the way of every
 * other one: as a OneRoster archive through the import. All of it was written for this program; nobody in it exists.
 */
@Component
class Samples implements ApplicationRunner {
    private static final List<String> FILES =
            List.of("manifest", "orgs", "academicSessions", "courses", "classes", "users", "roles", "enrollments");
    private static final String FIRST = "sample-school-1";
    private static final String SECOND = "sample-school-2";
    private static final String THIRD = "sample-school-3";

    private final JdbcTemplate database;
    private final RosterImport imports;
    private final Library library;
    private final Lessons lessons;
    private final Vault vault;
    private final EducationSettings settings;

    Samples(
            JdbcTemplate database,
            RosterImport imports,
            Library library,
            Lessons lessons,
            Vault vault,
            EducationSettings settings) {
        this.database = database;
        this.imports = imports;
        this.library = library;
        this.lessons = lessons;
        this.vault = vault;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var known = database.queryForObject("SELECT COUNT(*) FROM roster_orgs", Long.class);
        if (!settings.samples() || (known != null && known > 0)) {
            return;
        }
        var archive = Files.createTempFile(settings.dataDir().resolve(Vault.INCOMING), "sample", ".zip");
        try {
            pack(archive);
            var report = imports.take(archive, "sample.zip", "(sample)");
            if (!report.taken()) {
                throw new IllegalStateException("the sample roster has mistakes: " + report.findings());
            }
        } finally {
            Files.deleteIfExists(archive);
        }
        fill();
    }

    private static void pack(Path archive) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (var file : FILES) {
                zip.putNextEntry(new ZipEntry(file + ".csv"));
                try (var content = open("roster/" + file + ".csv")) {
                    content.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                Samples.class.getResourceAsStream("/samples/" + name), () -> "the program has no sample " + name);
    }

    private void fill() throws IOException {
        var teacher = teacher(Objects.requireNonNullElse(settings.teacher().user(), "(sample)"), "林静", FIRST);
        var fractions = add("fractions.md", "分数的初步认识", "数学", "三年级", "分数 平均分 练习", FIRST, teacher);
        var bars = add("fraction-bars.png", "分数条（插图）", "数学", "三年级", "分数 图片 板书", FIRST, teacher);
        add("shadow.md", "影子的秘密：科学活动单", "科学", "三年级", "影子 太阳 观察 记录表", FIRST, teacher);
        var other = teacher("(sample-3)", "示范初级中学物理组", THIRD);
        var lever = add("lever.md", "杠杆学案", "物理", "八年级", "杠杆 平衡 力臂", THIRD, other);
        add("duty.txt", "第 8 周值日安排", "", "三年级", "值日", SECOND, teacher("(sample-2)", "示范第二小学", SECOND));
        library.share(fractions, Visibility.ALL, Set.of(), teacher);
        library.share(bars, Visibility.NAMED, Set.of(SECOND), teacher);
        library.share(lever, Visibility.ALL, Set.of(), other);
        var bureau = new Member("(sample)", "", "(sample)", Standing.BUREAU, Set.of(), Set.of(), "");
        var lesson = lessons.add("sample-class-1-math-1", "第 1 课　认识几分之一", "带一张长方形纸和彩笔。", bureau);
        lessons.addResource("sample-class-1-math-1", lesson, fractions, bureau);
        lessons.addResource("sample-class-1-math-1", lesson, bars, bureau);
        lessons.add("sample-class-1-math-1", "第 2 课　比较分数的大小", "", bureau);
    }

    private static Member teacher(String username, String name, String school) {
        return new Member(username, "", name, Standing.TEACHER, Set.of(school), Set.of(), school);
    }

    private String add(
            String file, String title, String subject, String grade, String keywords, String school, Member who)
            throws IOException {
        try (var content = open("library/" + file)) {
            var received = vault.receive(content, file);
            return library.add(received, file, Cards.of(title, subject, grade, keywords, ""), school, who);
        }
    }
}
