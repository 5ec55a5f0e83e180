package org.charterflow.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody a notice goes to.
 *
 * @param key who it is, unique within the notice and stable: a member number, a user id, or the address itself
 * @param name name as the mail shows it
 * @param address mail address; one that no mail can be sent to fails visibly, it does not fail the notice
 * @param seat the seat they are addressed for; null where they are addressed for none
 */
public record Addressee(
        String key, String name, String address, @Nullable UUID seat) {}
