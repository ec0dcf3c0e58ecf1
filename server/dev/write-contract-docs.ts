// Run by the build after the compiler: writes the docstrings of the contract into build/contract-docs.json, for OpenAPI.
import { writeContractDocs } from '../web/contract-docs.ts';

writeContractDocs();
