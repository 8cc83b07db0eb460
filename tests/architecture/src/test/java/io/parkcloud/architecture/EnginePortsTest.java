package io.parkcloud.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.parkcloud.kernel.EnginePort;
import org.junit.jupiter.api.Test;

/** What is asked of an engine goes through its breaker. */
class EnginePortsTest {

    @Test
    void whatAnEngineImplementsIsAPort() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .areTopLevelClasses()
                .and()
                .resideInAPackage("io.parkcloud..spi..")
                .and(implementedByAnEngine())
                .should()
                .beAnnotatedWith(EnginePort.class)
                .because(
                        "only ports are put behind a breaker, and an engine without one holds up everybody when it is away")
                .check(Code.main());
    }

    private static DescribedPredicate<JavaClass> implementedByAnEngine() {
        return DescribedPredicate.describe("are implemented by an engine", type -> type.getAllSubclasses().stream()
                .anyMatch(driver -> driver.getPackageName().startsWith("io.parkcloud.engine.")));
    }
}
