package org.charterflow.alliance;

/** A unit is no member (or adviser) any more; published in the transaction that ends it. */
public record MembershipEnded(Member member) {}
