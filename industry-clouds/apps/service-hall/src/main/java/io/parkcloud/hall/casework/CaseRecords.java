package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.Attachment;
import io.parkcloud.hall.attachment.AttachmentVault;
import io.parkcloud.hall.casework.AccessMapper.Access;
import io.parkcloud.hall.casework.CaseSheet.Permissions;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.staff.StaffMember;
import java.nio.file.Path;
import org.springframework.stereotype.Service;

/** Opens cases and their files for staff. Nothing is shown before it is written down who has seen it. */
@Service
public class CaseRecords {
    private final CaseAccess access;
    private final Cases cases;
    private final CountersignMapper countersigns;
    private final CaseProcess process;
    private final AttachmentVault vault;
    private final AccessMapper log;
    private final TimeLimits limits;

    CaseRecords(
            CaseAccess access,
            Cases cases,
            CountersignMapper countersigns,
            CaseProcess process,
            AttachmentVault vault,
            AccessMapper log,
            TimeLimits limits) {
        this.access = access;
        this.cases = cases;
        this.countersigns = countersigns;
        this.process = process;
        this.vault = vault;
        this.log = log;
        this.limits = limits;
    }

    /** @throws HallException {@code CASE_NOT_FOUND}, also for a case of others */
    public CaseSheet open(String receipt, StaffMember who) {
        var row = seen(receipt, who, AccessKind.CASE, "");
        var asked = countersigns.ofCase(row.id());
        var place = process.place(row);
        return new CaseSheet(
                cases.view(row),
                asked,
                Urgency.of(row.state(), row.dueOn(), limits.today(), limits.calendar()),
                place.activity(),
                place.name(),
                process.passed(row),
                permissions(row, place, who));
    }

    /** An attachment of a case with where its content is. */
    public OpenedFile file(String receipt, String attachmentId, StaffMember who) {
        var attachment = vault.require(access.visible(receipt, who).id(), attachmentId);
        seen(receipt, who, AccessKind.FILE, attachment.fileName());
        return new OpenedFile(attachment, vault.content(attachment));
    }

    /** Code of the department that a case belongs to, for choosing colleagues and other departments. */
    public String departmentOf(CaseRow row) {
        return access.departmentOf(row);
    }

    /** The case, after noting that its personal data is looked at. */
    CaseRow seen(String receipt, StaffMember who, AccessKind kind, String detail) {
        var row = access.visible(receipt, who);
        log.add(new Access(0, limits.now(), who.username(), row.id(), kind, detail));
        return row;
    }

    private Permissions permissions(CaseRow row, CaseProcess.Place place, StaffMember who) {
        boolean own = who.worksFor(access.departmentOf(row));
        boolean theirs = row.assignee() != null && !row.state().isDecided() && access.mayConclude(row, who);
        boolean reviewing = theirs && CaseProcess.REVIEW.equals(place.activity());
        boolean waiting = CaseProcess.COUNTERSIGN.equals(place.activity());
        boolean asked = countersigns.ofCase(row.id()).stream()
                .anyMatch(question -> question.isOpen() && who.worksFor(question.departmentCode()));
        return new Permissions(
                own && row.state() == CaseState.SUBMITTED,
                reviewing,
                theirs,
                reviewing && process.has(row, CaseProcess.COUNTERSIGN),
                waiting && asked,
                waiting && theirs,
                own && place.isOwnStep() && (place.forSupervisors() ? who.supervises() : theirs));
    }

    /**
     * A file ready to be read.
     *
     * @param attachment what it is
     * @param content where it is
     */
    public record OpenedFile(Attachment attachment, Path content) {}
}
