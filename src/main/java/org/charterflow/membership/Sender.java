package org.charterflow.membership;

/**
 * Who sent an application.
 *
 * @param name as written; proves nothing
 * @param address where answers go until an address for notices is known
 * @param proven whether the address is the sender's own
 */
record Sender(String name, String address, boolean proven) {

    Sender confirmed() {
        return new Sender(name, address, true);
    }
}
