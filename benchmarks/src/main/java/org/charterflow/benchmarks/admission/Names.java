package org.charterflow.benchmarks.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands for the names of a recording in one repetition. */
final class Names {

    /** Stands for the number of whatever repetition. */
    static final String NUMBER = "0000000";

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern HASHES = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBERS = Pattern.compile("-?[0-9]{10,}");

    private final int number;
    private final Map<String, String> others = new HashMap<>();

    /** @param number seven digits that no other repetition has */
    Names(int number) {
        this.number = number;
    }

    /** Whether it is a number or id that nothing else has by chance. */
    static boolean isId(String name) {
        return Stream.of(UUIDS, HASHES, NUMBERS)
                .anyMatch(kind -> kind.matcher(name).matches());
    }

    String other(String name) {
        return others.computeIfAbsent(name, this::invent);
    }

    private String invent(String name) {
        if (UUIDS.matcher(name).matches()) {
            return UUID.randomUUID().toString();
        }
        if (HASHES.matcher(name).matches()) {
            return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        }
        if (NUMBERS.matcher(name).matches()) {
            return String.valueOf(ThreadLocalRandom.current().nextLong(1L << 50, Long.MAX_VALUE));
        }
        return name.matches("[0-9]{7}") ? String.valueOf(number) : name + "-" + number;
    }
}
