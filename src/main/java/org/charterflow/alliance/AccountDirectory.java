package org.charterflow.alliance;

import java.util.Set;

/**
 * Where accounts live: the engine's identity service. The groups of an account follow from what its holder represents
 * and holds; {@link Accounts} is the only one that sets them for members and officers. All of it happens in the
 * caller's transaction.
 */
public interface AccountDirectory {

    boolean exists(String userId);

    /**
     * Creates an account of an alliance, with a password that nobody knows: its holder sets one by a link.
     *
     * @throws IllegalStateException if the account exists
     */
    void createAccount(AccountRequest request);

    /** Puts an account into exactly these groups; groups that do not exist yet are created. */
    void setGroups(String userId, Set<String> groupIds);

    /**
     * Sets a password that the account's holder chose.
     *
     * @throws org.charterflow.language.RuleViolation if it falls short of the password policy
     */
    void setPassword(String userId, String password);

    /** Closes an account: no login, no groups, no tenant. An id that is closed is not used again. */
    void lock(String userId);

    /** Erases name and address of a closed account; of one that is in use, or does not exist, nothing. */
    void forget(String userId);
}
