package io.parkcloud.engine.simulated.workloads;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the simulated workload driver.
 *
 * @param seed         of everything left to chance; the same seed gives the same run
 * @param startLatency mean time from start to healthy; each start takes between half and one and a half of it
 * @param memory       of the simulated host; workloads beyond it are refused for want of room
 * @param refusals     share of calls that fail before anything happened
 * @param lostAnswers  share of calls that fail although everything happened
 */
@Validated
@ConfigurationProperties("parkcloud.workloads.simulated")
public record SimulatedWorkloadProperties(
        @DefaultValue("1") long seed,
        @DefaultValue("0s") Duration startLatency,
        @DefaultValue("1TB") DataSize memory,
        @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double refusals,
        @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double lostAnswers) {}
