package org.charterflow.casefile;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, and by what right.
 *
 * @param actor a user id, a proven address, or the part of the system
 * @param channel the journal's word for the door
 * @param article the article it rests on; null where there is none
 */
public record Act(
        String actor,
        String channel,
        String action,
        @Nullable String article) {

    public static Act engine(String action, @Nullable String article) {
        return new Act("engine", "engine", action, article);
    }

    public static Act timer(String action, @Nullable String article) {
        return new Act("engine", "timer", action, article);
    }

    public static Act task(String user, String action, @Nullable String article) {
        return new Act(user, "task", action, article);
    }
}
