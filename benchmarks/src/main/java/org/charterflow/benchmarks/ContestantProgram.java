package org.charterflow.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The process of one contestant: it obeys {@code prepare N}, {@code work} and {@code outcome}, a line each. */
final class ContestantProgram {

    private static final PrintStream ANSWERS = System.out;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ContestantProgram() {}

    /** Arguments: the contestant's class, and its database's address, user and password. */
    public static void main(String[] arguments) throws Exception {
        System.setOut(System.err);
        var constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        var contestant = (Contestant) constructor.newInstance();
        contestant.start(new Database(arguments[1], arguments[2], arguments[3]));
        answer(Map.of("started", 1));
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            switch (command.split(" ")[0]) {
                case "prepare" -> {
                    contestant.prepare(Integer.parseInt(command.split(" ")[1]));
                    System.gc();
                    answer(Map.of("prepared", 1));
                }
                case "work" -> {
                    long began = System.nanoTime();
                    contestant.work();
                    answer(Map.of("nanos", System.nanoTime() - began));
                }
                case "outcome" -> answer(contestant.outcome());
                default -> throw new IllegalArgumentException(command);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void answer(Map<String, ?> answer) throws Exception {
        ANSWERS.println(JSON.writeValueAsString(answer));
        ANSWERS.flush();
    }
}
