package io.parkcloud.traffic.gtfs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** calendar.txt and calendar_dates.txt; one of them may be missing, and a service may be in one only. */
final class ServiceReader {
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final Findings findings;
    private final Numbering ids = new Numbering("service");
    private final List<Draft> drafts = new ArrayList<>();

    private static final class Draft {
        private final String id;
        private int week;
        private @Nullable LocalDate from;
        private @Nullable LocalDate until;
        private final Set<LocalDate> added = new HashSet<>();
        private final Set<LocalDate> removed = new HashSet<>();

        Draft(String id) {
            this.id = id;
        }
    }

    ServiceReader(Findings findings) {
        this.findings = findings;
    }

    void read(FeedArchive archive) {
        if (archive.has("calendar.txt")) {
            var needed = new ArrayList<>(DAYS);
            needed.addAll(List.of("service_id", "start_date", "end_date"));
            Table.read(archive, "calendar.txt", findings, needed, this::pattern);
        }
        if (archive.has("calendar_dates.txt")) {
            Table.read(
                    archive,
                    "calendar_dates.txt",
                    findings,
                    List.of("service_id", "date", "exception_type"),
                    this::exception);
        }
        if (list().stream().allMatch(service -> service.first().isEmpty())) {
            findings.add(FindingCode.SERVICE_NONE, "calendar.txt", 0, "no service runs on any day");
        }
    }

    Numbering ids() {
        return ids;
    }

    List<Service> list() {
        return drafts.stream()
                .map(draft -> new Service(draft.id, draft.week, draft.from, draft.until, draft.added, draft.removed))
                .toList();
    }

    private void pattern(Row row) {
        var id = row.required("service_id");
        int week = 0;
        for (int day = 0; day < DAYS.size(); day++) {
            week |= row.requiredInteger(DAYS.get(day), 0, 1) << day;
        }
        var from = row.requiredDate("start_date");
        var until = row.requiredDate("end_date");
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            row.tell(FindingCode.DATE_ORDER, "end_date " + until.get() + " is before start_date " + from.get());
        }
        if (id.isEmpty() || !ids.add(row, id)) {
            return;
        }
        var draft = new Draft(id);
        draft.week = week;
        draft.from = from.orElse(null);
        draft.until = until.orElse(null);
        drafts.add(draft);
    }

    private void exception(Row row) {
        var id = row.required("service_id");
        var date = row.requiredDate("date");
        int type = row.requiredInteger("exception_type", 1, 2);
        if (row.bad() || date.isEmpty()) {
            return;
        }
        if (ids.find(id) < 0) {
            ids.add(row, id);
            drafts.add(new Draft(id));
        }
        var draft = drafts.get(ids.find(id));
        boolean fresh = !draft.added.contains(date.get()) && !draft.removed.contains(date.get());
        if (!fresh) {
            row.tell(FindingCode.KEY_TWICE, "the day " + date.get() + " of service '" + id + "' is there twice");
        }
        (type == 1 ? draft.added : draft.removed).add(date.get());
    }
}
