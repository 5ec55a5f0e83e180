package org.charterflow.demo.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.function.Function;
import org.charterflow.engine.Rehearsal;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.CatchUpWithMail;
import org.charterflow.mail.NoticeWorker;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads and moves the demo's clock. */
@RestController
@Profile("demo")
@RequestMapping("/api/v1/rehearsal/clock")
@Tag(name = "Rehearsal")
class RehearsalClockController {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Rehearsal rehearsal;
    private final NoticeWorker notices;
    private final ApplicationEventPublisher events;

    RehearsalClockController(Rehearsal rehearsal, NoticeWorker notices, ApplicationEventPublisher events) {
        this.rehearsal = rehearsal;
        this.notices = notices;
        this.events = events;
    }

    /**
     * Where the clock stands.
     *
     * @param now instant, UTC
     * @param local the same in Asia/Shanghai
     */
    record ClockReading(Instant now, ZonedDateTime local) {}

    /**
     * How to move the clock; one of the two.
     *
     * @param advance ISO 8601 period or duration, such as {@code P30D} or {@code PT6H}
     * @param to ISO 8601 instant or date-time with offset
     */
    record Move(@Nullable String advance, @Nullable String to) {}

    @GetMapping
    @Operation(summary = "Where the rehearsal clock stands")
    ClockReading read() {
        Instant now = rehearsal.clock().instant();
        return new ClockReading(now, now.atZone(ZONE));
    }

    @PostMapping
    @Operation(summary = "Move the rehearsal clock; returns when every timer due on the way has run")
    ClockReading move(@RequestBody Move move) {
        rehearsal.advanceTo(target(move), this::exchangeMail);
        return read();
    }

    private void exchangeMail() {
        notices.drain();
        events.publishEvent(new CatchUpWithMail());
    }

    private Instant target(Move move) {
        if (move.advance() != null && move.to() == null) {
            return parse("advance", move.advance(), this::advanced);
        }
        if (move.to() != null && move.advance() == null) {
            return parse("to", move.to(), text -> ZonedDateTime.parse(text).toInstant());
        }
        throw invalid("advance", "请给出 advance 或 to 之一。", "Give either advance or to.");
    }

    /** Days and longer by the calendar of the alliances' zone. */
    private Instant advanced(String text) {
        TemporalAmount amount = text.contains("T") ? Duration.parse(text) : Period.parse(text);
        return rehearsal.clock().instant().atZone(ZONE).plus(amount).toInstant();
    }

    private static Instant parse(String field, String text, Function<String, Instant> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeParseException e) {
            throw invalid(field, "不是 ISO 8601：" + text, "Not ISO 8601: " + text);
        }
    }

    private static RuleViolation invalid(String field, String zh, String en) {
        return new RuleViolation(field, "iso-8601", null, Bilingual.of(zh, en), RuleViolation.Kind.INVALID);
    }
}
