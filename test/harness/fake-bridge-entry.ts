import { installFakeBridge, type Scenario } from './fake-bridge.ts';

// The page's own script runs after this one; the scenario was put here just before.
installFakeBridge((window as unknown as { scenario: Scenario }).scenario);
