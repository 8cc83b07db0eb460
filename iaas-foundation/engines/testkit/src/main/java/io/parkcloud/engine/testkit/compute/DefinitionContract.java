package io.parkcloud.engine.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.compute.spi.GuestState;
import io.parkcloud.compute.spi.InstanceRequest;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import org.junit.jupiter.api.Test;

/** How a host comes to know an instance, and forgets it. */
public abstract class DefinitionContract extends ComputeContract {

    @Test
    void hostsSayWhatTheyHave() {
        assertThat(engine().hosts()).isNotEmpty().allSatisfy(host -> {
            assertThat(host.cpus()).isPositive();
            assertThat(host.memory()).isGreaterThan(ByteSize.ofMiB(64));
            assertThat(host.architecture()).isNotBlank();
            assertThat(host.name()).isNotBlank();
        });
        assertThat(engine().hosts()).isEqualTo(fixture().engine().hosts());
    }

    @Test
    void whatWasNeverDefinedIsNotThere() {
        assertThat(engine().observe(ref())).isEmpty();
        assertThat(engine().console(ref())).isEmpty();
    }

    @Test
    void aDefinedInstanceStandsStill() {
        engine().define(request(), 1);
        assertThat(seen().ref()).isEqualTo(ref());
        assertThat(seen().state()).isEqualTo(GuestState.STOPPED);
        assertThat(seen().vcpus()).isEqualTo(request().vcpus());
        assertThat(seen().memory()).isEqualTo(request().memory());
    }

    @Test
    void definingAgainIsTheSameInstanceAnew() {
        var first = request();
        engine().define(first, 1);
        engine().define(first, 1);
        var larger = new InstanceRequest(
                first.ref(),
                first.vcpus() + 1,
                ByteSize.ofMiB(first.memory().toMiB() * 2),
                first.boot(),
                first.disks(),
                first.nics(),
                first.seed());
        engine().define(larger, 1);
        assertThat(seen().vcpus()).isEqualTo(larger.vcpus());
        assertThat(seen().memory()).isEqualTo(larger.memory());
        assertThat(engine().observeAll(ref().host()).keySet()).containsOnlyOnce(id);
    }

    @Test
    void anInstanceIsAmongAllUntilItIsDeleted() {
        engine().define(request(), 1);
        assertThat(engine().observeAll(ref().host())).containsEntry(id, seen());
        engine().delete(ref(), 1);
        engine().delete(ref(), 1);
        assertThat(engine().observeAll(ref().host())).doesNotContainKey(id);
        assertThat(engine().observe(ref())).isEmpty();
    }

    @Test
    void aLateCallerChangesNothing() {
        engine().define(request(), 5);
        assertFails(EngineErrors.FENCED, () -> engine().start(ref(), 4));
        assertFails(EngineErrors.FENCED, () -> engine().delete(ref(), 4));
        assertThat(seen().state()).isEqualTo(GuestState.STOPPED);
        engine().delete(ref(), 6);
        assertFails(EngineErrors.FENCED, () -> engine().define(request(), 5));
        assertThat(engine().observe(ref())).isEmpty();
    }
}
