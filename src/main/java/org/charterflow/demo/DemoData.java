package org.charterflow.demo;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** What the demo starts with. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@Import(DemoMembers.class)
class DemoData {}
