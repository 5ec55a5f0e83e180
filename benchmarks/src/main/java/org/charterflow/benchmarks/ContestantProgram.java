package org.charterflow.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The process of one contestant: it obeys {@code prepare N aspect}, {@code work} and {@code outcome}, a line each. */
final class ContestantProgram {

    private static final PrintStream ANSWERS = System.out;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ContestantProgram() {}

    /** Arguments: the contestant's class, and its database's address, user and password. */
    public static void main(String[] arguments) {
        System.setOut(System.err);
        try {
            obey(arguments);
            Runtime.getRuntime().halt(0);
        } catch (Exception e) {
            // Whatever threads it has started, nobody waits for it in vain.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void obey(String[] arguments) throws Exception {
        var constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        var contestant = (Contestant) constructor.newInstance();
        contestant.start(new Database(arguments[1], arguments[2], arguments[3]));
        answer(Map.of("started", 1));
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            switch (command.split(" ")[0]) {
                case "prepare" -> {
                    String[] words = command.split(" ", 3);
                    contestant.prepare(Integer.parseInt(words[1]), words[2]);
                    System.gc();
                    answer(Map.of("prepared", 1));
                }
                case "work" -> {
                    long began = System.nanoTime();
                    contestant.work();
                    long taken = System.nanoTime() - began;
                    answer(Map.of("nanos", contestant.nanos().orElse(taken)));
                }
                case "outcome" -> answer(contestant.outcome());
                default -> throw new IllegalArgumentException(command);
            }
        }
    }

    private static void answer(Map<String, ?> answer) throws Exception {
        ANSWERS.println(JSON.writeValueAsString(answer));
        ANSWERS.flush();
    }
}
