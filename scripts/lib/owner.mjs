/**
 * The account that owns the local n8n. It guards nothing: n8n listens on this machine only, and
 * everything in it can be thrown away.
 */
export const owner = {
  email: 'owner@example.com',
  password: 'Linq-local-1',
  // bcrypt of the password above; n8n takes the owner from its environment only in this form.
  passwordHash: '$2a$10$Ljostx3M4w4fPYei/oxpJ.1LrqBHiCzfSZpY3j5yYCB66BZE4RN8G',
  firstName: 'Local',
  lastName: 'Owner',
};
