package io.parkcloud.hall.rating;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Ratings, at most one for each case. */
@Mapper
interface RatingMapper {
    String COLUMNS =
            "receipt, item_code, grade, complaints, remark, rated_at, reply_due_on, reply, replied_by, replied_at";

    /** The key is the receipt number, so that a second rating of a case fails. */
    @Insert("""
            INSERT INTO case_rating (receipt, item_code, grade, complaints, remark, rated_at, reply_due_on)
            VALUES (#{r.receipt}, #{r.itemCode}, #{r.grade}, #{r.complaints}, #{r.remark}, #{r.ratedAt}, #{r.replyDueOn})
            """)
    void add(@Param("r") Rating rating);

    @Select("SELECT " + COLUMNS + " FROM case_rating WHERE receipt = #{receipt}")
    Optional<Rating> find(@Param("receipt") String receipt);

    @Select("SELECT " + COLUMNS + """
              FROM case_rating WHERE reply_due_on IS NOT NULL AND replied_at IS NULL
             ORDER BY reply_due_on, rated_at LIMIT #{limit}
            """)
    List<Rating> waiting(@Param("limit") int limit);

    @Select("SELECT COUNT(*) FROM case_rating WHERE reply_due_on IS NOT NULL AND replied_at IS NULL")
    int countWaiting();

    /** @return 1 if it waited for an answer, 0 if it was answered or never needed one */
    @Update("""
            UPDATE case_rating SET reply = #{reply}, replied_by = #{clerk}, replied_at = #{at}
             WHERE receipt = #{receipt} AND reply_due_on IS NOT NULL AND replied_at IS NULL
            """)
    int reply(
            @Param("receipt") String receipt,
            @Param("reply") String reply,
            @Param("clerk") String clerk,
            @Param("at") Instant at);
}
