package io.parkcloud.control.web;

import io.parkcloud.control.event.EventHub;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.security.Authorizer;
import io.parkcloud.control.security.Role;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredEvent;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What changes, as server-sent events (WHATWG HTML, section 9.2). The id of each is its position, so that a client which was
 * away resumes with {@code Last-Event-ID} and misses nothing.
 */
@RestController
@RequestMapping("/api/v1")
class EventController {

    private static final int BACKLOG = 10_000;
    private static final int READ = 500;
    private static final long HEARTBEAT_SECONDS = 15;

    private final Store store;
    private final EventHub hub;
    private final Places places;
    private final PrincipalSource principals;

    EventController(Store store, EventHub hub, Places places, PrincipalSource principals) {
        this.store = store;
        this.hub = hub;
        this.places = places;
        this.principals = principals;
    }

    @GetMapping(path = "/projects/{project}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter project(
            @PathVariable String project,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
            @RequestParam(required = false) @Nullable Long after) {
        Place place = places.project(project);
        Authorizer.requirePlace(principals.current(), place.tenant(), place.project());
        return stream(last == null ? after : last, e -> e.project().equals(place.project()));
    }

    /** Of the platform's own kinds, for the system administrator. */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter platform(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
            @RequestParam(required = false) @Nullable Long after) {
        if (!principals.current().has(Role.SYSTEM_ADMIN)) {
            throw StoreErrors.NOT_FOUND.error("there is nothing of that name or id here");
        }
        return stream(last == null ? after : last, e -> e.tenant().equals(ResourceId.PLATFORM));
    }

    private SseEmitter stream(@Nullable Long after, Predicate<StoredEvent> wanted) {
        var emitter = new SseEmitter(0L);
        var queue = new LinkedBlockingQueue<StoredEvent>(BACKLOG);
        var unsubscribe = hub.subscribe(event -> {
            if (!queue.offer(event)) {
                emitter.complete(); // Too slow: the client reconnects and reads on from the store.
            }
        });
        emitter.onCompletion(unsubscribe);
        emitter.onTimeout(emitter::complete);
        long from = after == null ? hub.position() : after;
        Thread.ofVirtual().name("sse").start(() -> {
            try {
                pump(emitter, queue, from, wanted);
            } catch (IOException | IllegalStateException gone) {
                unsubscribe.run();
            } catch (InterruptedException stopped) {
                unsubscribe.run();
                emitter.complete();
            }
        });
        return emitter;
    }

    /** First what the store has beyond {@code from}, then what the hub brings; what both have is sent once. */
    private void pump(
            SseEmitter emitter, LinkedBlockingQueue<StoredEvent> queue, long from, Predicate<StoredEvent> wanted)
            throws IOException, InterruptedException {
        emitter.send(SseEmitter.event().comment("connected").reconnectTime(1_000));
        long sent = from;
        while (true) {
            var missed = store.eventsAfter(sent, READ);
            for (var event : missed) {
                sent = send(emitter, event, wanted);
            }
            if (missed.size() < READ) {
                break;
            }
        }
        while (true) {
            var event = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                emitter.send(SseEmitter.event().comment("here"));
            } else if (event.position() > sent) {
                sent = send(emitter, event, wanted);
            }
        }
    }

    private static long send(SseEmitter emitter, StoredEvent event, Predicate<StoredEvent> wanted) throws IOException {
        if (wanted.test(event)) {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(event.position()))
                    .name(event.type())
                    .data(event, MediaType.APPLICATION_JSON));
        }
        return event.position();
    }
}
