/** Every parameter type of the specification's sentences. */
import './names.ts';
import './spaces.ts';
import './balance.ts';
import './people.ts';
import './sessions.ts';
import './requests.ts';
import './binding.ts';
import './credentials.ts';
import './manager.ts';
import './faults.ts';

export { parameterTypes } from './define.ts';
