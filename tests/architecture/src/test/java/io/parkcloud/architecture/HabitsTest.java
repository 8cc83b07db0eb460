package io.parkcloud.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is not done in this code, wherever it is. */
class HabitsTest {

    private static final Pattern VAGUE =
            Pattern.compile(".*(Impl|Manager|Helper|Utils?|Base|VO|DTO|Data|Info|Processor)");

    /** Programs of their own, and tests: nobody simulates them. */
    private static final DescribedPredicate<JavaClass> SIMULATED = DescribedPredicate.describe(
            "the platform",
            type -> !type.getPackageName()
                            .matches("io\\.parkcloud\\.(app|hall|healthcare|education|traffic|cli|bench)\\b.*")
                    && !type.getPackageName().contains("testkit")
                    && !type.getName().equals("io.parkcloud.control.config.ControlConfiguration"));

    @Test
    void timeChanceAndIdsAreInjected() {
        noClasses()
                .that(SIMULATED)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .because("the whole control plane runs under a seed; ControlConfiguration is where they come from")
                .check(Code.main());
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .that(SIMULATED)
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("whoever waits says until when, and lets the runtime come back")
                .check(Code.main());
    }

    @Test
    void fieldsAreNotInjected() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .because("what a class needs is in its constructor, and settings are records")
                .check(Code.main());
    }

    @Test
    void noMockingLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.mockito.."))
                .because("fakes obey the contract of what they stand for")
                .check(Code.main());
    }

    @Test
    void namesSayWhatSomethingDoes() {
        var vague = new TreeSet<String>();
        for (var type : Code.main()) {
            if (type.getPackageName().startsWith("io.parkcloud")
                    && VAGUE.matcher(type.getSimpleName()).matches()) {
                vague.add(type.getName());
            }
        }
        assertThat(vague)
                .as("if a name needs such an ending, what it is for is not clear yet")
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForAndThatNullIsMarked() {
        var bare = new TreeSet<Path>();
        for (var file : Code.files(".java")) {
            var folder = Objects.requireNonNull(file.getParent());
            boolean shipped = folder.toString().contains("/src/main/java/");
            var description = folder.resolve("package-info.java");
            if (shipped
                    && (!Files.exists(description)
                            || !String.join("\n", Code.lines(description)).contains("@NullMarked"))) {
                bare.add(Code.ROOT.relativize(folder));
            }
        }
        assertThat(bare).isEmpty();
    }

    /** Java has its own check in every module; this is for the rest. */
    @Test
    void noFileIsLongerThanAnybodyReads() {
        var scripts = new ArrayList<>(Code.files(".ts", ".vue", ".mjs", ".sh", ".yaml", ".awk"));
        scripts.add(Code.ROOT.resolve("parkcloud"));
        scripts.add(Code.ROOT.resolve("iaas-foundation/box/box"));
        var long_ = new TreeSet<String>();
        for (var file : scripts) {
            int lines = Code.lines(file).size();
            if (lines > 400) {
                long_.add(Code.ROOT.relativize(file) + ": " + lines);
            }
        }
        assertThat(long_).isEmpty();
    }
}
