package io.parkcloud.hall.casework;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Questions to other departments. An answer is written once. */
@Mapper
interface CountersignMapper {

    @Select("""
            SELECT id, case_id, department_code, asked_by, asked_at, question, answer, answered_by, answered_at, opinion
              FROM case_countersign WHERE case_id = #{caseId} ORDER BY id
            """)
    List<Countersign> ofCase(@Param("caseId") long caseId);

    @Insert("""
            INSERT INTO case_countersign (case_id, department_code, asked_by, asked_at, question)
            VALUES (#{k.caseId}, #{k.departmentCode}, #{k.askedBy}, #{k.askedAt}, #{k.question})
            """)
    void ask(@Param("k") Countersign question);

    @Update("""
            UPDATE case_countersign
               SET answer = #{k.answer}, answered_by = #{k.answeredBy}, answered_at = #{k.answeredAt},
                   opinion = #{k.opinion}
             WHERE id = #{k.id} AND answer IS NULL
            """)
    int answer(@Param("k") Countersign answered);
}
