import { type Catalogue, defaultCatalogue } from '../../domain/catalogue.ts';
import { AddonRow } from '../entities/addon.ts';
import { PlanRow } from '../entities/plan.ts';
import type { Em } from '../orm.ts';

/** Puts the default offers in where none of that name are; what an admin has edited stays. */
export async function seedCatalogue(em: Em): Promise<void> {
  const { plans, addons } = defaultCatalogue;
  const missing = { onConflictAction: 'ignore' } as const;
  await em.upsertMany(
    PlanRow,
    plans.map((plan, position) => ({ ...plan, features: [...plan.features], position })),
    missing,
  );
  await em.upsertMany(
    AddonRow,
    addons.map((addon, position) => ({ ...addon, position })),
    missing,
  );
}

export async function getCatalogue(em: Em): Promise<Catalogue> {
  const [plans, addons] = [
    await em.find(PlanRow, {}, { orderBy: { position: 'asc' } }),
    await em.find(AddonRow, {}, { orderBy: { position: 'asc' } }),
  ];
  return {
    plans: plans.map(({ position: _, ...plan }) => plan),
    addons: addons.map(({ position: _, ...addon }) => addon),
  };
}
