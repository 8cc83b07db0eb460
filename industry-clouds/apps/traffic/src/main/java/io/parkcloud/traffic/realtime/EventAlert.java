package io.parkcloud.traffic.realtime;

import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.TimeRange;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import io.parkcloud.traffic.event.RoadEvent;
import java.util.Optional;

/** A road event in the words of GTFS Realtime. */
final class EventAlert {

    private EventAlert() {}

    /** Empty if the event names neither lines nor stops: then it says nothing to passengers of public transport. */
    static Optional<FeedEntity> of(RoadEvent event) {
        if (event.routeIds().isEmpty() && event.stopIds().isEmpty()) {
            return Optional.empty();
        }
        var period = TimeRange.newBuilder().setStart(event.fromAt().getEpochSecond());
        var until = event.untilAt();
        if (until != null) {
            period.setEnd(until.getEpochSecond());
        }
        var alert = Alert.newBuilder()
                .addActivePeriod(period)
                .setCause(cause(event))
                .setEffect(effect(event))
                .setSeverityLevel(severity(event))
                .setHeaderText(text(event.titleZh(), event.titleEn()));
        if (!event.textZh().isBlank() || !event.textEn().isBlank()) {
            alert.setDescriptionText(text(event.textZh(), event.textEn()));
        }
        event.routeIds()
                .forEach(id ->
                        alert.addInformedEntity(EntitySelector.newBuilder().setRouteId(id)));
        event.stopIds()
                .forEach(id ->
                        alert.addInformedEntity(EntitySelector.newBuilder().setStopId(id)));
        return Optional.of(FeedEntity.newBuilder()
                .setId("road-event-" + event.id())
                .setAlert(alert)
                .build());
    }

    private static TranslatedString text(String zh, String en) {
        var text = TranslatedString.newBuilder();
        if (!zh.isBlank()) {
            text.addTranslation(
                    TranslatedString.Translation.newBuilder().setText(zh).setLanguage("zh"));
        }
        if (!en.isBlank()) {
            text.addTranslation(
                    TranslatedString.Translation.newBuilder().setText(en).setLanguage("en"));
        }
        return text.build();
    }

    private static Alert.Cause cause(RoadEvent event) {
        return switch (event.kind()) {
            case ACCIDENT -> Alert.Cause.ACCIDENT;
            case ROADWORKS -> Alert.Cause.CONSTRUCTION;
            case WEATHER -> Alert.Cause.WEATHER;
            case GATHERING -> Alert.Cause.DEMONSTRATION;
            case CLOSURE, CONGESTION, OTHER -> Alert.Cause.OTHER_CAUSE;
        };
    }

    private static Alert.Effect effect(RoadEvent event) {
        return switch (event.kind()) {
            case CLOSURE -> Alert.Effect.DETOUR;
            case ACCIDENT, ROADWORKS, CONGESTION, WEATHER -> Alert.Effect.SIGNIFICANT_DELAYS;
            case GATHERING, OTHER -> Alert.Effect.OTHER_EFFECT;
        };
    }

    private static Alert.SeverityLevel severity(RoadEvent event) {
        return switch (event.severity()) {
            case INFO -> Alert.SeverityLevel.INFO;
            case WARNING -> Alert.SeverityLevel.WARNING;
            case SEVERE -> Alert.SeverityLevel.SEVERE;
        };
    }
}
