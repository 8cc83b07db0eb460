package io.parkcloud.hall.casework;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Bundles as filed, and the cases each has made. */
@Mapper
interface BundleMapper {

    @Insert("""
            INSERT INTO case_bundle (receipt, query_code, bundle_code, applicant, submitted_at)
            VALUES (#{b.receipt}, #{b.queryCode}, #{b.bundleCode}, #{b.applicant}, #{b.submittedAt})
            """)
    void add(@Param("b") BundleRow row);

    @Insert("INSERT INTO bundle_case (bundle_receipt, seq, case_receipt) VALUES (#{bundle}, #{seq}, #{receipt})")
    void addCase(@Param("bundle") String bundle, @Param("seq") int seq, @Param("receipt") String receipt);

    @Select("""
            SELECT receipt, query_code, bundle_code, applicant, submitted_at FROM case_bundle WHERE receipt = #{receipt}
            """)
    Optional<BundleRow> find(@Param("receipt") String receipt);

    @Select("SELECT case_receipt FROM bundle_case WHERE bundle_receipt = #{bundle} ORDER BY seq")
    List<String> cases(@Param("bundle") String bundle);
}
