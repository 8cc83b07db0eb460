package io.parkcloud.hall.attachment;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Attachments' rows. There is no statement that deletes one. */
@Mapper
interface AttachmentMapper {

    @Insert("""
            INSERT INTO attachment
                   (id, case_id, form_round, document_key, file_name, kind, size_bytes, sha256, scan, uploaded_at)
            VALUES (#{a.id}, #{a.caseId}, #{a.formRound}, #{a.documentKey}, #{a.fileName}, #{a.kind}, #{a.sizeBytes},
                    #{a.sha256}, #{a.scan}, #{a.uploadedAt})
            """)
    void add(@Param("a") Attachment attachment);

    @Select("""
            SELECT id, case_id, form_round, document_key, file_name, kind, size_bytes, sha256, scan, uploaded_at
              FROM attachment WHERE case_id = #{caseId} ORDER BY form_round, document_key, id
            """)
    List<Attachment> ofCase(@Param("caseId") long caseId);

    @Select("""
            SELECT id, case_id, form_round, document_key, file_name, kind, size_bytes, sha256, scan, uploaded_at
              FROM attachment WHERE case_id = #{caseId} AND id = #{id}
            """)
    Optional<Attachment> find(@Param("caseId") long caseId, @Param("id") String id);

    @Select("SELECT COUNT(*) FROM attachment WHERE id = #{id}")
    int count(@Param("id") String id);
}
