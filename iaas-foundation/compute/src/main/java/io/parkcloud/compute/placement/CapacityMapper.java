package io.parkcloud.compute.placement;

import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    String TOO_FEW_VCPUS = "vcpus - vcpus_taken &lt; #{r.vcpus}";
    String TOO_LITTLE_MEMORY = "memory_mib - memory_mib_taken &lt; #{r.memoryMiB}";
    String OTHER_ZONE = "FIND_IN_SET(#{r.zone}, zones) = 0";
    String OTHER_ARCHITECTURE = "architecture != #{r.architecture}";
    String OTHER_LABELS = "FALSE <foreach item='value' index='name' collection='r.labels'>"
            + " OR COALESCE(JSON_UNQUOTE(JSON_EXTRACT(labels, CONCAT('$.', JSON_QUOTE(#{name}))))"
            + " COLLATE utf8mb4_bin != #{value}, TRUE)</foreach>";
    String AVOIDED = "FALSE <if test='!avoided.isEmpty()'> OR id IN"
            + " <foreach item='id' collection='avoided' open='(' separator=',' close=')'>#{id}</foreach></if>";

    @Insert("""
            INSERT INTO compute_host
                   (id, name, architecture, accepting, zones, labels, vcpus, memory_mib, spread, vcpus_taken,
                    memory_mib_taken)
            SELECT #{h.id}, #{h.name}, #{h.architecture}, #{h.accepting}, #{h.zones}, #{h.labels}, #{h.vcpus},
                   #{h.memoryMib}, #{spread}, COALESCE(SUM(a.vcpus), 0), COALESCE(SUM(a.memory_mib), 0)
              FROM compute_allocation a WHERE a.host = #{h.id}
                ON DUPLICATE KEY UPDATE name = VALUES(name), architecture = VALUES(architecture),
                   accepting = VALUES(accepting), zones = VALUES(zones), labels = VALUES(labels),
                   vcpus = VALUES(vcpus), memory_mib = VALUES(memory_mib)
            """)
    void offer(@Param("h") LedgerRow host, @Param("spread") int spread);

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

    @Select("""
            SELECT id, name, architecture, accepting, zones, labels, vcpus, memory_mib, vcpus_taken, memory_mib_taken
              FROM compute_host FORCE INDEX (compute_host_spread) WHERE accepting AND spread >= #{from} AND spread < #{to} ORDER BY spread LIMIT #{limit}
            """)
    List<LedgerRow> some(@Param("from") int from, @Param("to") int to, @Param("limit") int limit);

    @Select("<script>SELECT id, name, architecture, accepting, zones, labels, vcpus, memory_mib, vcpus_taken,"
            + " memory_mib_taken FROM compute_host FORCE INDEX (compute_host_spread)"
            + " WHERE accepting AND spread >= #{from} AND spread &lt; #{to} AND NOT (" + TOO_FEW_VCPUS + ")"
            + " AND NOT (" + TOO_LITTLE_MEMORY + ") AND NOT (" + OTHER_ZONE + ") AND NOT (" + OTHER_ARCHITECTURE + ")"
            + " AND NOT (" + OTHER_LABELS + ") AND NOT (" + AVOIDED + ") ORDER BY spread LIMIT #{limit}</script>")
    List<LedgerRow> fitting(
            @Param("r") PlacementRequest request,
            @Param("avoided") Set<ResourceId> avoided,
            @Param("from") int from,
            @Param("to") int to,
            @Param("limit") int limit);

    /** @param hosts how many there are of that reason */
    record MisfitRow(String reason, long hosts, String name, long vcpusFree, long memoryFree) {}

    @Select("<script>SELECT reason, hosts, name, vcpus_free, memory_free FROM"
            + " (SELECT c.*, COUNT(*) OVER (PARTITION BY reason) AS hosts,"
            + " ROW_NUMBER() OVER (PARTITION BY reason ORDER BY name) AS nth FROM"
            + " (SELECT name, vcpus - vcpus_taken AS vcpus_free, memory_mib - memory_mib_taken AS memory_free,"
            + " CASE WHEN NOT accepting THEN 'CLOSED' WHEN " + TOO_FEW_VCPUS + " THEN 'VCPUS'"
            + " WHEN " + TOO_LITTLE_MEMORY + " THEN 'MEMORY' WHEN " + OTHER_ZONE + " THEN 'ZONE'"
            + " WHEN " + OTHER_ARCHITECTURE + " THEN 'ARCHITECTURE' WHEN " + OTHER_LABELS + " THEN 'LABELS'"
            + " WHEN " + AVOIDED + " THEN 'GROUP' END AS reason FROM compute_host) c WHERE reason IS NOT NULL) n"
            + " WHERE nth &lt;= #{examples} ORDER BY reason, nth</script>")
    List<MisfitRow> misfits(
            @Param("r") PlacementRequest request,
            @Param("avoided") Set<ResourceId> avoided,
            @Param("examples") int examples);

    /** @return 0 if the host has no room; giving back always works */
    @Update("""
            UPDATE compute_host
               SET vcpus_taken = vcpus_taken + #{vcpus}, memory_mib_taken = memory_mib_taken + #{memoryMib}
             WHERE id = #{host}
               AND (#{vcpus} <= 0 OR vcpus_taken + #{vcpus} <= vcpus)
               AND (#{memoryMib} <= 0 OR memory_mib_taken + #{memoryMib} <= memory_mib)
            """)
    int move(@Param("host") ResourceId host, @Param("vcpus") long vcpus, @Param("memoryMib") long memoryMib);

    /** What the server says when a subquery that should have one row has two: here, that the host did not allow it. */
    int REFUSED = 1242;

    /** What is taken from one host. */
    record Taken(ResourceId host, long vcpus, long memoryMib) {}

    /** An allocation; of those with the same slot there is one at most. */
    record Slotted(AllocationRow a, @Nullable String slot) {}

    String OF = "CASE id <foreach item='h' collection='hosts'>WHEN #{h.host} THEN ";
    String END = " </foreach>END";

    /**
     * Takes from hosts and writes down for whom, in one round trip; the rows of the hosts last, because everybody wants them.
     *
     * @throws org.springframework.dao.DataAccessException caused by error {@link #REFUSED} if a host is closed or full
     */
    @Insert("<script>" + """
            INSERT INTO compute_allocation (instance, host, vcpus, memory_mib, spread_group, spread_slot) VALUES
            <foreach item='s' collection='allocations' separator=','>(#{s.a.instance}, #{s.a.host}, #{s.a.vcpus},
              #{s.a.memoryMib}, #{s.a.spreadGroup}, #{s.slot})</foreach>;
            UPDATE compute_host
            """ + "SET vcpus_taken = vcpus_taken + " + OF + "#{h.vcpus}" + END
            + ", memory_mib_taken = memory_mib_taken + " + OF + "#{h.memoryMib}" + END
            + " WHERE accepting AND vcpus_taken + " + OF + "#{h.vcpus}" + END + " &lt;= vcpus"
            + " AND memory_mib_taken + " + OF + "#{h.memoryMib}" + END + " &lt;= memory_mib AND id IN "
            + "<foreach item='h' collection='hosts' open='(' separator=',' close=')'>#{h.host}</foreach>;"
            + "SELECT IF(ROW_COUNT() = #{count}, 1, (SELECT 1 UNION ALL SELECT 2))</script>")
    void take(
            @Param("allocations") List<Slotted> allocations,
            @Param("hosts") List<Taken> hosts,
            @Param("count") int count);

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
