package io.parkcloud.compute.placement;

import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Hosts' offers and instances' allocations. */
@Mapper
interface CapacityMapper {

    @Insert("""
            INSERT INTO compute_host
                   (id, name, architecture, accepting, zones, labels, vcpus, memory_mib, vcpus_taken, memory_mib_taken)
            SELECT #{id}, #{name}, #{architecture}, #{accepting}, #{zones}, #{labels}, #{vcpus}, #{memoryMib},
                   COALESCE(SUM(a.vcpus), 0), COALESCE(SUM(a.memory_mib), 0)
              FROM compute_allocation a WHERE a.host = #{id}
                ON DUPLICATE KEY UPDATE name = VALUES(name), architecture = VALUES(architecture),
                   accepting = VALUES(accepting), zones = VALUES(zones), labels = VALUES(labels),
                   vcpus = VALUES(vcpus), memory_mib = VALUES(memory_mib)
            """)
    void offer(LedgerRow host);

    @Delete("DELETE FROM compute_host WHERE id = #{host}")
    void withdraw(@Param("host") ResourceId host);

    @Select("""
            SELECT id, name, architecture, accepting, zones, labels, vcpus, memory_mib, vcpus_taken, memory_mib_taken
              FROM compute_host ORDER BY id
            """)
    List<LedgerRow> hosts();

    @Select("""
            SELECT id, name, architecture, accepting, zones, labels, vcpus, memory_mib, vcpus_taken, memory_mib_taken
              FROM compute_host WHERE id = #{host}
            """)
    Optional<LedgerRow> host(@Param("host") ResourceId host);

    @Insert("""
            INSERT INTO compute_allocation (instance, host, vcpus, memory_mib, spread_group, spread_slot)
            VALUES (#{a.instance}, #{a.host}, #{a.vcpus}, #{a.memoryMib}, #{a.spreadGroup}, #{slot})
            """)
    void insert(@Param("a") AllocationRow allocation, @Param("slot") @Nullable String slot);

    /** @return 0 if the host is closed or has no room; giving back always works */
    @Update("""
            UPDATE compute_host
               SET vcpus_taken = vcpus_taken + #{vcpus}, memory_mib_taken = memory_mib_taken + #{memoryMib}
             WHERE id = #{host}
               AND (accepting OR NOT #{opening})
               AND (#{vcpus} <= 0 OR vcpus_taken + #{vcpus} <= vcpus)
               AND (#{memoryMib} <= 0 OR memory_mib_taken + #{memoryMib} <= memory_mib)
            """)
    int move(
            @Param("host") ResourceId host,
            @Param("vcpus") long vcpus,
            @Param("memoryMib") long memoryMib,
            @Param("opening") boolean opening);

    @Select("""
            SELECT instance, host, vcpus, memory_mib, spread_group FROM compute_allocation WHERE instance = #{instance}
            """)
    Optional<AllocationRow> held(@Param("instance") ResourceId instance);

    @Select("""
            SELECT instance, host, vcpus, memory_mib, spread_group FROM compute_allocation
             WHERE instance = #{instance} FOR UPDATE
            """)
    Optional<AllocationRow> lock(@Param("instance") ResourceId instance);

    @Update("UPDATE compute_allocation SET vcpus = #{vcpus}, memory_mib = #{memoryMib} WHERE instance = #{instance}")
    void resize(@Param("instance") ResourceId instance, @Param("vcpus") int vcpus, @Param("memoryMib") long memoryMib);

    @Delete("DELETE FROM compute_allocation WHERE instance = #{instance}")
    int delete(@Param("instance") ResourceId instance);

    @Select("SELECT DISTINCT host FROM compute_allocation WHERE spread_group = #{group}")
    List<ResourceId> hostsOf(@Param("group") String group);
}
