package io.parkcloud.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The house, floor by floor: imports go down only, and a driver is known by its port. */
class FloorsTest {

    /** A room of the house and the rooms it may look into. */
    private record Room(String name, List<String> below) {}

    private static final List<Room> HOUSE = List.of(
            room("kernel"),
            room("control", "kernel"),
            room("network", "kernel", "control"),
            room("storage", "kernel", "control"),
            room("compute", "kernel", "control", "network", "storage"),
            room("workloads", "kernel", "control", "network"),
            room("services", "kernel", "control", "network", "workloads"),
            room("devops", "kernel", "control"),
            room("ops", "kernel", "control", "compute"),
            room("blueprint", "kernel", "control"),
            room("identity", "kernel", "control"),
            room("tenancy", "kernel", "control", "identity"),
            room("money", "kernel", "control"),
            room("cli", "kernel", "control"),
            room("engine", "kernel", "network", "storage", "compute", "workloads", "devops"),
            room(
                    "server",
                    "kernel",
                    "control",
                    "network",
                    "storage",
                    "compute",
                    "workloads",
                    "services",
                    "devops",
                    "ops",
                    "blueprint",
                    "identity",
                    "tenancy",
                    "engine"),
            room(
                    "simulation",
                    "kernel",
                    "control",
                    "network",
                    "storage",
                    "compute",
                    "workloads",
                    "services",
                    "devops",
                    "blueprint",
                    "identity",
                    "tenancy",
                    "engine"),
            room("bench", "kernel", "control", "network", "engine"),
            room("app"),
            room("hall", "app"),
            room("traffic", "app"),
            room("healthcare", "app"),
            room("education", "app"),
            room("architecture"));

    private static Room room(String name, String... below) {
        return new Room(name, List.of(below));
    }

    static Stream<Arguments> house() {
        return HOUSE.stream().map(room -> Arguments.of(room.name(), room.below()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("house")
    void aRoomSeesOnlyWhatIsBelowIt(String room, List<String> below) {
        var seen = new ArrayList<>(below);
        seen.add(room);
        var packages = seen.stream().map(r -> "io.parkcloud." + r + "..").toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("io.parkcloud." + room + "..")
                .and(not(resideInAPackage("..testkit..")))
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("io.parkcloud..").or(resideInAnyPackage(packages)))
                .because("imports go down only; what two rooms need together belongs below both")
                .allowEmptyShould(true) // Some rooms are not there when only a part of the house is built.
                .check(Code.main());
    }

    /** A new room has to be put into the house before it can be lived in. */
    @Test
    void everyRoomIsOnTheList() {
        var found = new TreeSet<String>();
        Code.main().stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith("io.parkcloud."))
                .map(name -> name.split("\\.")[2])
                .forEach(found::add);
        assertThat(found).isSubsetOf(HOUSE.stream().map(Room::name).toList());
    }

    @Test
    void theKernelHasNoFrameworkInIt() {
        classes()
                .that()
                .resideInAPackage("io.parkcloud.kernel..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.parkcloud.kernel..", "java..", "org.jspecify..", "com.google.errorprone.annotations.."))
                .because("everything stands on it, also what knows no Spring")
                .check(Code.main());
    }

    @Test
    void aDriverKnowsThePortAndNothingBehindIt() {
        noClasses()
                .that()
                .resideInAPackage("io.parkcloud.engine..")
                .and(not(resideInAPackage("..testkit..")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.parkcloud..")
                        .and(not(resideInAnyPackage("..spi..", "io.parkcloud.kernel..", "io.parkcloud.engine.."))))
                .because("a driver that knows planners or the store cannot be exchanged for another")
                .check(Code.main());
    }

    @Test
    void nobodyKnowsADriver() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.parkcloud.engine..",
                        "io.parkcloud.server..",
                        "io.parkcloud.simulation..",
                        "io.parkcloud.bench..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.parkcloud.engine.."))
                .because("engines are known by their port and chosen by property")
                .check(Code.main());
    }

    /** Words of products; the drivers' own packages have them, ports and everything above do not. */
    @Test
    void noProductIsNamedAboveThePorts() {
        var words = List.of("libvirt", "qemu", "ovsdb", "openvswitch", "bubblewrap", "ceph", "kubernetes", "keycloak");
        var named = new TreeSet<String>();
        for (var type : Code.main()) {
            if (type.getPackageName()
                    .matches(
                            "io\\.parkcloud\\.(kernel|control|network|storage|compute|workloads|services|devops|blueprint)\\b.*")) {
                Stream.concat(
                                Stream.of(type.getName()),
                                type.getMembers().stream().map(m -> m.getFullName()))
                        .filter(name -> words.stream().anyMatch(name.toLowerCase(java.util.Locale.ROOT)::contains))
                        .forEach(named::add);
            }
        }
        assertThat(named).isEmpty();
    }

    @Test
    void theLibraryOfOneEngineIsUsedByItsDriverOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.parkcloud.engine.libvirt..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.libvirt..", "com.sun.jna.."))
                .because("what only one driver needs, only one driver can break on")
                .check(Code.main());
        noClasses()
                .that()
                .resideOutsideOfPackage("io.parkcloud.engine.kubernetes..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.fabric8.."))
                .because("what only one driver needs, only one driver can break on")
                .check(Code.main());
    }

    @Test
    void roomsDoNotLookIntoEachOtherInCircles() {
        slices().matching("io.parkcloud.(*)..").should().beFreeOfCycles().check(Code.main());
        for (var room : Arrays.asList("network", "compute", "workloads", "storage")) {
            noClasses()
                    .that()
                    .resideInAPackage("io.parkcloud." + room + ".spi..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.parkcloud." + room + "..")
                            .and(not(resideInAPackage("io.parkcloud." + room + ".spi.."))))
                    .because("a port is what drivers see; it must not drag in what stands behind it")
                    .check(Code.main());
        }
    }
}
