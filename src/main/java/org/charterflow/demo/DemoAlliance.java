package org.charterflow.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/** The people of one alliance in the demo, as {@code demo/<alliance>.yaml} lists them. */
record DemoAlliance(
        String alliance,
        List<Staff> staff,
        List<Auditor> auditors,
        List<Group> groups,
        List<Unit> members,
        List<Unit> advisers) {

    static final ObjectMapper YAML =
            YAMLMapper.builder().addModule(new JavaTimeModule()).build();

    DemoAlliance {
        auditors = orEmpty(auditors);
        groups = orEmpty(groups);
        advisers = orEmpty(advisers);
    }

    /** Somebody of the secretariat, by office. */
    record Staff(String userId, String name, String email, String office, LocalDate since) {}

    /** Somebody who reads everything. */
    record Auditor(String userId, String name, String email) {}

    /** A working group. */
    record Group(String id, String kind, Bilingual name, LocalDate since) {}

    /** A member unit, or the organisation of an adviser, which has no class. */
    record Unit(
            String userId,
            Bilingual name,
            String kind,
            String country,
            @Nullable String memberClass,
            @Nullable String uscc,
            LocalDate since,
            Person person,
            List<TakenSeat> seats,
            List<HeldOffice> offices) {

        Unit {
            country = country == null ? "CN" : country;
            seats = orEmpty(seats);
            offices = orEmpty(offices);
        }

        String classOfMember() {
            return Objects.requireNonNull(memberClass, userId);
        }
    }

    /** A unit's representative. */
    record Person(String name, String position, String email) {}

    /** A seat that a unit has. */
    record TakenSeat(String organ, String capacity) {}

    /** An office that its representative holds. */
    record HeldOffice(String organ, String office) {}

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
