package io.parkcloud.hall.result;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Result documents as issued. There is no statement that changes or deletes one. */
@Mapper
interface ResultMapper {

    /** Two who ask at once make two documents; the first one stored is the one that is issued. */
    @Insert("""
            INSERT IGNORE INTO result_document (receipt, sha256, issued_at, content)
            VALUES (#{receipt}, #{sha256}, #{at}, #{content})
            """)
    void add(
            @Param("receipt") String receipt,
            @Param("sha256") String sha256,
            @Param("at") Instant at,
            @Param("content") byte[] content);

    @Select("SELECT content FROM result_document WHERE receipt = #{receipt}")
    Optional<Stored> find(@Param("receipt") String receipt);

    @Select("SELECT sha256 FROM result_document WHERE receipt = #{receipt}")
    Optional<String> digest(@Param("receipt") String receipt);

    /**
     * A document.
     *
     * @param content the PDF
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(byte[] content) {}
}
