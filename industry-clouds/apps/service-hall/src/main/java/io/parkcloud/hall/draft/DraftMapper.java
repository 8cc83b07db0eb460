package io.parkcloud.hall.draft;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Drafts by the digest of their codes. */
@Mapper
interface DraftMapper {

    @Insert("""
            INSERT INTO draft (code_hash, offer_code, form, request_key, taken_over, saved_at, expires_at)
            VALUES (#{d.codeHash}, #{d.offerCode}, #{d.form}, #{d.requestKey}, #{d.takenOver}, #{d.savedAt}, #{d.expiresAt})
            """)
    void add(@Param("d") DraftRow row);

    @Select("""
            SELECT code_hash, offer_code, form, request_key, taken_over, saved_at, expires_at
              FROM draft WHERE code_hash = #{codeHash} AND expires_at > #{now}
            """)
    Optional<DraftRow> find(@Param("codeHash") String codeHash, @Param("now") Instant now);

    @Update("""
            UPDATE draft SET form = #{form}, saved_at = #{now}, expires_at = #{expiresAt} WHERE code_hash = #{codeHash}
            """)
    void save(
            @Param("codeHash") String codeHash,
            @Param("form") String form,
            @Param("now") Instant now,
            @Param("expiresAt") Instant expiresAt);

    @Delete("DELETE FROM draft WHERE expires_at <= #{now}")
    int forget(@Param("now") Instant now);

    /**
     * A draft as stored.
     *
     * @param codeHash digest of the code
     * @param offerCode what is applied for
     * @param form the form as JSON
     * @param requestKey idempotency key
     * @param takenOver what came from an earlier case
     * @param savedAt when it was saved
     * @param expiresAt when it is forgotten
     */
    record DraftRow(
            String codeHash,
            String offerCode,
            String form,
            String requestKey,
            String takenOver,
            Instant savedAt,
            Instant expiresAt) {}
}
